import { setTimeout } from 'node:timers/promises';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { channelToParent } from '../workers/channel.ts';
import { runWorker } from '../workers/run-worker.ts';

const byKey = { 'exit.deed': () => process.exit(7), 'abort.deed': () => process.abort(), 'hang.deed': hang } as const;

function hang(): void {
  for (;;);
}

/**
 * A plugin with a scheme of its own, `test:`. The name of a URL says what is in it: `<members>x<characters>.box`, `<members>!<number of the bad
 * one>!<its name>.box`, or `slow-<members>.box`. Every URL leads to this file.
 */
const plugin = definePlugin({
  name: 'test',
  contentFetchers: {
    test: {
      urlSchemes: ['test'],
      fetch: async () => ({ type: 'content', location: { kind: 'file', path: import.meta.filename, size: 2 ** 30, modifiedAt: 1 } }),
    },
  },
  contentExtractors: {
    deed: {
      version: 1,
      fileExtensions: ['.deed'],
      preferredMimeTypes: [],
      extract: async (_, { name }) => byKey[name.replace(/^\d+-/, '') as keyof typeof byKey](),
    },
    box: {
      version: 1,
      fileExtensions: ['.box'],
      preferredMimeTypes: [],
      async extract(host, { name }) {
        const slow = name.startsWith('slow-');
        const [, members = 0, size = 10] = (/^(?:slow-)?(\d+)(?:x(\d+))?/.exec(name) ?? []).map((part) =>
          part ? Number(part) : undefined,
        );
        const bad = new Map(badOnes(name));
        for (let number = 0; number < members; number += 1) {
          if (slow && number % 1000 === 999) await setTimeout(100);
          const deed = bad.get(number);
          if (deed === undefined) await host.addItem(textOf(number, size), {}, { key: `${number}.txt` });
          else await host.addContent({ key: `${number}-${deed}.deed`, bytes: Buffer.from('bad') });
        }
      },
    },
  },
});

/** `9!3!exit!5!abort.box`: of nine, the third and the fifth. */
const badOnes = (name: string): [number, string][] =>
  Array.from(name.matchAll(/!(\d+)!([a-z]+)/g), ([, number, deed = '']): [number, string] => [Number(number), deed]);

/** Text that is different for each member, and for V8 not a mere repetition. */
const textOf = (number: number, size: number): string => `mail mail${number} `.repeat(Math.ceil(size / 12)).slice(0, size);

runWorker(channelToParent(), [{ name: 'test', from: 'built-in', load: async () => ({ default: plugin }) }]);
