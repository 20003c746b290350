import type { Template } from '../template.ts';

export const httpHandler: Template = {
  point: 'httpHandlers',
  about: (name) => `Answers \`GET /${name}?text=…\` of paise2's own server with the titles of what a query finds.`,
  code: (name) => `import { definePlugin, PaiseError } from 'paise2/plugin';

export default definePlugin({
  name: '${name}',
  description: 'Answers programs with the titles of what a query finds',
  httpHandlers: {
    titles: {
      path: '/${name}',
      access: 'key',
      async handle({ paise }, request) {
        const query = new URL(request.url).searchParams.get('text') ?? '';
        if (query.trim() === '') throw new PaiseError('USAGE', 'There is no text.');
        const { hits } = await paise.search({ query, limit: 10 });
        return Response.json(hits.map(({ title }) => title));
      },
    },
  },
});
`,
  test: (name) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paise, SearchResult } from 'paise2';
import { askHandler, httpHandlerContract } from 'paise2/testing';
import plugin from './index.ts';

const found = { hits: [{ title: 'Soup' }, { title: 'Bread' }] } as unknown as SearchResult;

/** As much of paise2 as the handler uses. */
const paise: Partial<Paise> = { search: async () => found };

test('it answers with the titles', async () => {
  const answer = await askHandler(plugin, 'titles', '/${name}?text=flour', { paise });
  assert.deepEqual(await answer.json(), ['Soup', 'Bread']);
});

test('it says what is missing', async () => {
  assert.equal((await askHandler(plugin, 'titles', '/${name}', { paise })).status, 400);
});

const module = new URL('./index.ts', import.meta.url);
const asks = [{ paise, path: '/${name}?text=flour' }];
for (const { name, run } of httpHandlerContract({ module, key: 'titles' }, { asks })) test(name, run);
`,
};
