import { fork } from 'node:child_process';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultSerializer } from 'node:v8';
import { definePlugin, PaiseError, RejectContent, RetryLater, SkipContent, type Content, type ContentExtractorHost } from 'paise2/plugin';

/** What the plugin of a third party may do with content of this name. A copy of this file lies in a folder of plugins. */
const deeds: Readonly<Record<string, (host: ContentExtractorHost<{ word: string }>, content: Content) => Promise<void> | void>> = {
  'options.deed': (host) => host.addItem(`${host.options.word} ${host.plugin} ${host.extension}`),
  'container.deed': async (host, content) => {
    await host.addItem('the container', { title: 'Container', tags: ['a'] });
    await host.addItem('a part', {}, { key: 'part', mimeType: 'text/plain' });
    await host.addContent({ key: 'read-by-others.txt', bytes: Buffer.from('plain text') });
    await host.addContent({ key: 'deep/whole.deed', bytes: await content.bytes({ start: 0, end: 4 }), metadata: { author: 'me' } });
  },
  'whole.deed': async (host, content) => host.addItem(`whole: ${await content.text()}`),
  'deep.deed': async (host) => {
    await host.addContent({ key: 'deeper.deed', bytes: Buffer.from('x') });
    await host.addItem('deep');
  },
  'deeper.deed': async (host) => {
    await host.addContent({ key: 'container.deed', bytes: Buffer.from('abcdef') });
    await host.addItem('deeper');
  },
  'ways-to-read.deed': async (host, content) => {
    let streamed = 0;
    let longest = 0;
    for await (const chunk of content.stream()) {
      streamed += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    const [all, middle, beyond, text] = [
      await content.bytes(),
      await content.bytes({ start: 2, end: 5 }),
      await content.bytes({ start: content.size - 2, end: content.size + 100 }),
      await content.text(),
    ];
    const isSame = Buffer.from(all).toString() === text;
    await host.addItem(
      JSON.stringify([content.size, streamed, longest, middle.length, beyond.length, isSame, content.mimeType, content.name]),
    );
  },
  'marked.deed': async (host) => {
    await host.addItem('as far as it goes');
    host.markPartial({ code: 'damaged', text: 'The rest is damaged.' });
  },
  'skipped.deed': () => {
    throw new SkipContent('It is encrypted.', 'encrypted');
  },
  'later.deed': () => {
    throw new RetryLater('The other side is busy.', 12_345);
  },
  'rejected.deed': () => {
    throw new RejectContent('It is broken.', 'broken');
  },
  'throws.deed': () => {
    throw new Error('it threw');
  },
  'aborts.deed': () => {
    throw new PaiseError('ABORTED', 'it says that it was stopped');
  },
  'cyclic.deed': (host) => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    return host.addItem('text', cycle as never);
  },
  'bad-child.deed': (host) => host.addItem('text', {}, { key: 5 } as never),
  'exits.deed': () => process.exit(7),
  'hangs.deed': () => {
    for (;;);
  },
  'waits.deed': () => new Promise(() => {}),
  'grows.deed': () => {
    for (const held = []; ;) held.push(Buffer.alloc(16 * 2 ** 20, 1));
  },
  'floods.deed': async (host) => {
    for (;;) {
      void host.addItem('x'.repeat(100_000));
      await sleep(0);
    }
  },
  'throws-late.deed': async (host) => {
    setTimeout(() => {
      throw new Error('thrown into nowhere');
    }, 5);
    await sleep(50);
    await host.addItem('in time');
  },
  'reads.deed': async (host, content) => {
    const paths = (await content.text()).split('\n');
    await host.addItem(JSON.stringify(paths.map((path) => attempt(() => readFileSync(path, 'utf8').length))));
  },
  'environment.deed': (host) => host.addItem(JSON.stringify(process.env)),
  'misbehaves.deed': async (host, content) => {
    const path = await content.text();
    await host.addItem(
      JSON.stringify({
        writes: attempt(() => writeFileSync(path, 'x')),
        spawns: attempt(() => void fork(import.meta.filename)),
        loads: attempt(() => process.dlopen({ exports: {} }, import.meta.filename)),
        kills: attempt(() => process.kill(process.ppid, 0)),
        connects: attempt(() => void connect(path)),
        reaches: attempt(() => void connect({ host: '127.0.0.1', port: 45_941 })),
        fetches: await fetch('http://127.0.0.1:45941/').catch(({ cause }: { cause: { code: string } }) => cause.code),
      }),
    );
  },
  'runs.deed': async (host) => {
    const { output } = await host.runProgram({ command: ['tr', 'a-z', 'A-Z'], input: Buffer.from('it ran') });
    await host.addItem(Buffer.from(output).toString());
  },
  'runs-other.deed': async (host) => void (await host.runProgram({ command: ['cat', '/etc/passwd'] })),
  'asks-for-others.deed': async (host) => {
    say({ type: 'ask', id: 1e6, name: 'stateGet', argument: { plugin: 'mail', key: 'password' } });
    say({ type: 'ask', id: 1e6 + 1, name: 'stateSet', argument: { plugin: 'mail', key: 'password', value: 'x' } });
    say({ type: 'ask', id: 1e6 + 2, name: 'cacheRead', argument: { plugin: 'mail', cacheId: 'x' } });
    say({ type: 'ask', id: 1e6 + 3, name: 'openListing', argument: { source: 'files/folders', scope: 'file:///' } });
    say({ type: 'ask', id: 1e6 + 4, name: 'kept', argument: { key: 'x' } });
    say({ type: 'notice', notice: { type: 'changed', source: 'files/folders', change: { type: 'changed', urls: ['file:///x'] } } });
    say({
      type: 'notice',
      notice: { type: 'log', entry: { at: 1, level: 'warn', plugin: 'paise2', message: 'in the name of the engine' } },
    });
    await host.addItem('asked');
  },
  'claims-results.deed': async () => {
    say({ type: 'notice', notice: { type: 'results', results: [] } });
    await sleep(60_000);
  },
};

function attempt(work: () => unknown): unknown {
  try {
    return work() ?? 'did it';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  }
}

/** Past all that its host would say. */
function say(message: unknown): void {
  const serializer = new DefaultSerializer();
  serializer.writeRawBytes(Buffer.alloc(4));
  serializer.writeHeader();
  serializer.writeValue(message);
  const frame = serializer.releaseBuffer();
  frame.writeUInt32LE(frame.length - 4);
  writeSync(3, frame);
}

const asFile = (path: string) => ({ type: 'content', location: { kind: 'file', path, size: 1, modifiedAt: 1 } }) as const;

export default definePlugin({
  name: 'deeds',
  version: '1.2.3',
  homepage: 'https://example.org/deeds',
  permissions: { read: ['/permitted'], hosts: ['127.0.0.1:45941'], commands: ['tr'] },
  contentExtractors: {
    any: {
      version: 4,
      fileExtensions: ['.deed'],
      extract: async (host, content) => deeds[content.name]?.(host as never, content),
      async render(content, { page, longest }) {
        if (content.name === 'hangs.deed') for (;;);
        const bytes = content.name === 'script.deed' ? Buffer.from('<script>') : await content.bytes({ start: 1 });
        return page > 2 ? undefined : { bytes, mimeType: 'image/gif', width: longest, height: page, pages: 2 };
      },
    },
    /** Would read text before paise2 does, but cannot make up its mind. */
    undecided: {
      version: 1,
      fileExtensions: ['.undecided'],
      preferredMimeTypes: ['text/plain'],
      canExtract: (content) => {
        if (content.name.startsWith('exits')) process.exit(1);
        throw new Error('it cannot tell');
      },
      extract: async () => {},
    },
  },
  contentFetchers: {
    deed: {
      urlSchemes: ['deed'],
      canFetch: (url) => !url.endsWith('declined'),
      async fetch(host, { url, metadata }) {
        const put = async (text: string) =>
          ({ type: 'content', location: await host.cache.put(Buffer.from(text)), metadata: { ...metadata } }) as const;
        switch (new URL(url).pathname) {
          case '/state': {
            const times = Number((await host.state.get('times')) ?? 0) + 1;
            await host.state.set('times', times);
            return put(`times: ${times}`);
          }
          case '/asks': {
            const { status, body } = await host.request({ url: 'http://127.0.0.1:45941/page' });
            return put(`${status} ${Buffer.from(body).toString()}`);
          }
          case '/asks-elsewhere':
            return put(String((await host.request({ url: 'http://127.0.0.1:45942/' })).status));
          case '/gone':
            return { type: 'gone' };
          case '/passwd':
            return asFile('/etc/passwd');
          case '/allowed':
            return asFile('/permitted/open.deed');
          case '/cache-of-another':
            return { type: 'content', location: { kind: 'cache', plugin: 'mail', cacheId: 'x', size: 1 } };
          default:
            return 'nonsense' as never;
        }
      },
    },
    hijacker: {
      urlSchemes: ['file'],
      canFetch: () => {
        throw new Error('it would like all files');
      },
      fetch: async () => asFile('/etc/passwd'),
    },
  },
  contentSources: {
    all: {
      async list(host, { scopes = [] }) {
        for (const scope of scopes) {
          const listing = await host.openListing(scope);
          await listing.add([{ url: `${scope}/one`, fingerprint: '1' }]);
          await listing.complete();
        }
      },
    },
    own: {
      async list(host) {
        const listing = await host.openListing(`deed:${JSON.stringify(host.configuration.lastDiff.added.map(({ path }) => path))}`);
        await listing.complete();
      },
      explain: async (host, url) => ({ listed: false, reason: { code: 'no', text: `${host.plugin} ${url}` } }),
    },
  },
});
