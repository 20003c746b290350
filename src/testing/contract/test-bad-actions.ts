import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../../plugin/command.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';

let started = 0;
const command: Command = {
  summary: 'Count things',
  run: async ({ output }) => (output.json ? output.value({ total: 1 }) : output.line('1')),
};

/** Each does one thing wrong. For tests only. */
export default definePlugin({
  name: 'bad-actions',
  lifecycleActions: {
    good: { onStart: async ({ state }) => state.set('at', 1), onStop: async ({ state }) => state.delete('at') },
    empty: {},
    'needing-a-start': {
      async onStop(host) {
        if ((await host.state.get('at')) === undefined) throw new Error('It was not started.');
        await host.state.delete('at');
      },
      onStart: async ({ state }) => state.set('at', 1),
    },
    once: {
      async onStart() {
        started += 1;
        if (started > 1) throw new Error('It is started already.');
      },
    },
  },
  resetActions: {
    good: { removes: 'things', softReset: ({ dataDirectory }) => rm(join(dataDirectory, 'mine'), { recursive: true, force: true }) },
    sentence: {
      removes: 'It removes things.',
      softReset: ({ dataDirectory }) => rm(join(dataDirectory, 'mine'), { recursive: true, force: true }),
    },
    greedy: { removes: 'things', softReset: ({ dataDirectory }) => rm(dataDirectory, { recursive: true, force: true }) },
    surprised: { removes: 'things', softReset: ({ dataDirectory }) => rm(join(dataDirectory, 'mine'), { recursive: true }) },
  },
  commands: {
    good: command,
    Shouting: command,
    sentence: { ...command, summary: 'Counts things.' },
    clashing: { ...command, options: [{ name: 'json', summary: 'print JSON' }] },
    unordered: {
      ...command,
      arguments: [
        { name: 'ALL', summary: 'things', variadic: true },
        { name: 'LAST', summary: 'one more' },
      ],
    },
    chatty: {
      ...command,
      async run({ output }) {
        output.line('Counting');
        if (output.json) output.value({ total: 1 });
      },
    },
    curious: {
      ...command,
      async run({ output }) {
        await output.confirm('Really?');
      },
    },
    hungry: {
      ...command,
      async run({ paise }) {
        await paise.search({ query: 'x' });
      },
    },
  },
  configurationProviders: {
    good: { defaults: () => 'bad-actions: {}\n' },
    broken: { defaults: () => 'bad-actions: [\n' },
    misspelt: { defaults: () => 'bad-acts: {}\n' },
    unknown: { defaults: () => 'bad-actions:\n  colour: red\n' },
    changing: { defaults: () => `bad-actions: {} # ${Math.random()}\n` },
  },
});
