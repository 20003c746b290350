import { connect } from 'node:net';
import { getPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { definePlugin } from '../../plugin/define-plugin.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { runWorkerProcess } from './run-worker.ts';

/** What may happen in a worker, by the name at the end of the URL. Every URL leads to this file. */
const deeds: Readonly<Record<string, (report: (text: string) => Promise<void>, host: ContentExtractorHost) => Promise<void> | void>> = {
  'fine.txt': (report) => report('fine'),
  'hang.txt': () => {
    for (;;);
  },
  'priority.txt': (report) => report(String(getPriority())),
  'allowed-program.txt': async (report, host) => {
    const { output, end } = await host.runProgram({ command: ['tr', 'a-z', 'A-Z'], input: Buffer.from('it ran, ') });
    await report(Buffer.from(output).toString() + end.type);
  },
  'other-program.txt': async (_report, host) => void (await host.runProgram({ command: ['tr', 'a-z', '0-9'] })),
  'two-programs.txt': async (_report, host) => {
    await Promise.all([1, 2].map(() => host.runProgram({ command: ['sleep', '1'] })));
  },
  'slow-program.txt': async (report, host) => {
    const { end } = await host.runProgram({ command: ['sleep', '60'] });
    await report(end.type);
  },
  'dies-before-program.txt': async (_report, host) => {
    void host.runProgram({ command: ['sleep', '60'] });
    await setTimeout(500);
    process.exit(3);
  },
  'connect.txt': async (report) => {
    const socket = connect({ host: '127.0.0.1', port: 45_939 });
    await report(
      await new Promise((resolve) =>
        socket.on('connect', () => resolve('connected')).on('error', ({ code }: NodeJS.ErrnoException) => resolve(String(code))),
      ),
    );
  },
  'addon.txt': (report) => {
    try {
      process.dlopen({ exports: {} }, import.meta.filename);
    } catch (error) {
      return report(String((error as NodeJS.ErrnoException).code));
    }
  },
  'stop.txt': () => void process.kill(process.pid, 'SIGSTOP'),
  'exit.txt': () => process.exit(7),
  'abort.txt': () => process.abort(),
  'grow.txt': () => {
    for (const held = []; ;) held.push(Buffer.alloc(16 * 2 ** 20, 1));
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
      urlSchemes: ['test', 'file'],
      fetch: async () => ({ type: 'content', location: { kind: 'file', path: import.meta.filename, size: 1, modifiedAt: 1 } }),
    },
  },
  contentExtractors: {
    test: {
      version: 1,
      preferredMimeTypes: ['text/*', 'application/*'],
      async extract(host, content) {
        await deeds[content.name]?.((text) => host.addItem(text), host);
      },
      async render(content, { page, longest }) {
        await deeds[content.name]?.(async () => {}, {} as ContentExtractorHost);
        const bytes = Buffer.from(content.name === 'lie.txt' ? '<script>' : `GIF89a ${process.pid}`);
        return page > 3 ? undefined : { bytes, mimeType: 'image/gif', width: longest, height: 1, pages: 3 };
      },
    },
  },
  contentSources: {
    slow: {
      list: () => setTimeout(1500),
      watch: async (_host, report) => {
        for (let count = 0; count < 1000; count += 1) report({ type: 'changed', urls: ['test:/a', 'test:/b'] });
        await setTimeout(60_000);
      },
    },
    stopped: { list: async () => void process.kill(process.pid, 'SIGSTOP') },
    mortal: {
      list: async () => {},
      watch: async () => {
        await setTimeout(300);
        process.exit(9);
      },
    },
    unwatchable: {
      list: async () => {},
      watch: () => Promise.reject(new Error('no such luck')),
    },
    odd: { list: async () => {}, suggest: async () => [{ title: 5 }] as never },
  },
});

runWorkerProcess([{ name: 'test', from: 'built-in', load: async () => ({ default: plugin }) }]);
