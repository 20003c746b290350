import { setTimeout } from 'node:timers/promises';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { channelToParent } from './channel.ts';
import { runWorker } from './run-worker.ts';

/** What may happen in a worker, by the name at the end of the URL. Every URL leads to this file. */
const deeds: Readonly<Record<string, (report: (text: string) => Promise<void>) => Promise<void> | void>> = {
  'fine.txt': (report) => report('fine'),
  'hang.txt': () => {
    for (;;);
  },
  'exit.txt': () => process.exit(7),
  'abort.txt': () => process.abort(),
  'grow.txt': async () => {
    for (const held = []; ;) {
      held.push(Buffer.alloc(16 * 2 ** 20, 1));
      await setTimeout(50);
    }
  },
  'endless.txt': async (report) => {
    for (;;) {
      await report('more ');
      await setTimeout(20);
    }
  },
};

/** A plugin with a scheme of its own, `test:`, so that a worker can be made to do anything. */
const plugin = definePlugin({
  name: 'test',
  contentFetchers: {
    test: {
      urlSchemes: ['test'],
      fetch: async () => ({ type: 'content', location: { kind: 'file', path: import.meta.filename, size: 1, modifiedAt: 1 } }),
    },
  },
  contentExtractors: {
    test: {
      version: 1,
      preferredMimeTypes: ['text/*', 'application/*'],
      async extract(host, content) {
        await deeds[content.name]?.((text) => host.addItem(text));
      },
    },
  },
  contentSources: { slow: { list: () => setTimeout(1500) } },
});

runWorker(channelToParent(), [{ name: 'test', from: 'built-in', load: async () => ({ default: plugin }) }]);
