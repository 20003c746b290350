import type { Template } from '../template.ts';

export const command: Template = {
  point: 'commands',
  about: (name) => `\`paise2 ${name} QUERY\` prints the titles of what a query finds.`,
  code: (name) => `import { definePlugin, type CommandHost } from 'paise2/plugin';

export default definePlugin({
  name: '${name}',
  description: 'Prints the titles of what a query finds',
  commands: {
    '${name}': {
      summary: 'Print the titles of what a query finds',
      arguments: [{ name: 'QUERY', summary: 'what to look for', required: true, variadic: true }],
      options: [{ name: 'limit', short: 'n', value: 'N', summary: 'at most so many; 10 if not given' }],
      async run(host, input) {
        const query = [input.arguments['QUERY'] ?? []].flat().join(' ');
        const titles = await titlesOf(host, query, Number(input.options['limit'] ?? 10));
        if (host.output.json) host.output.value(titles);
        else for (const title of titles) host.output.line(title);
        return titles.length > 0 ? 0 : 1;
      },
    },
  },
});

async function titlesOf({ paise }: CommandHost, query: string, limit: number): Promise<readonly string[]> {
  const { hits } = await paise.search({ query, limit });
  return hits.map(({ title }) => title);
}
`,
  test: (name) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paise, SearchResult } from 'paise2';
import { commandContract, recordingCommandHost } from 'paise2/testing';
import plugin from './index.ts';

const found = { hits: [{ title: 'Soup' }, { title: 'Bread' }] } as unknown as SearchResult;

/** As much of paise2 as the command uses. */
const paise: Partial<Paise> = { search: async () => found };

async function run(json: boolean) {
  const { host, recorded } = recordingCommandHost(plugin, { paise, json });
  const code = await plugin.commands?.['${name}']?.run?.(host, { arguments: { QUERY: ['flour'] }, options: {} });
  return { code, ...recorded() };
}

test('it prints the titles', async () => {
  const { code, lines } = await run(false);
  assert.deepEqual({ code, lines }, { code: 0, lines: ['Soup', 'Bread'] });
});

test('it prints JSON and nothing else where that is asked for', async () => {
  const { lines, values } = await run(true);
  assert.deepEqual({ lines, values }, { lines: [], values: [['Soup', 'Bread']] });
});

const module = new URL('./index.ts', import.meta.url);
const runs = [{ paise, input: { arguments: { QUERY: ['flour'] } } }];
for (const { name, run: check } of commandContract({ module, key: '${name}' }, { runs })) test(name, check);
`,
};
