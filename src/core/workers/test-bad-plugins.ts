import { fork } from 'node:child_process';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { channelDescriptor } from './channel.ts';
import { frameOf } from './frames.ts';
import { runWorkerProcess } from './run-worker.ts';

type Host = Parameters<ContentExtractor['extract']>[0];

/** File that a plugin tries to write. */
export const forbiddenFile = join(tmpdir(), `paise2-forbidden-${process.ppid}`);

const leaked: Buffer[] = [];
/** The longest string that there is. */
const longest = 2 ** 29 - 24;

/** What a bad plugin does with content of this name, instead of extracting it. */
const deeds: Readonly<Record<string, (host: Host) => Promise<void> | void>> = {
  'throws.bad': () => {
    throw new Error('it threw');
  },
  'rejects-with-nothing.bad': () => Promise.reject(),
  'rejects-late.bad': async (host) => {
    setTimeout(() => void Promise.reject(new Error('too late')), 5);
    await host.addItem('fine');
  },
  'throws-late.bad': async (host) => {
    setTimeout(() => {
      throw new Error('thrown into nowhere');
    }, 5);
    await host.addItem('fine');
    await sleep(50);
  },
  'throws-and-waits.bad': () => {
    setTimeout(() => {
      throw new Error('thrown into nowhere');
    }, 5);
    return new Promise(() => {});
  },
  'never-settles.bad': () => new Promise(() => {}),
  'regex.bad': () => void /^(a+)+$/.test(`${'a'.repeat(40)}b`),
  'cyclic.bad': async (host) => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    await host.addItem('text', { cycle } as never);
  },
  'not-json.bad': (host) => host.addItem('text', { callback: () => {} } as never),
  'not-a-number.bad': (host) => host.addItem('text', { pages: Number.NaN }),
  'no-text.bad': (host) => host.addItem({ text: 'text' } as never),
  'long-text.bad': (host) => host.addItem('x'.repeat(80 * 2 ** 20)),
  'huge-text.bad': (host) => host.addItem('x'.repeat(longest)),
  'surrogates.bad': (host) => host.addItem('lone \ud800 one', { title: 'lone \udfff two' }),
  'exit.bad': () => process.exit(0),
  'segfault.bad': () => void process.kill(process.pid, 'SIGSEGV'),
  'stops-itself.bad': () => void process.kill(process.pid, 'SIGSTOP'),
  'leaks.bad': async (host) => {
    leaked.push(Buffer.alloc(10 * 2 ** 20, 1));
    await sleep(20);
    await host.addItem('fine');
  },
  'logs.bad': async (host) => {
    const message = 'x'.repeat(2 ** 20);
    for (let count = 0; count < 1024; count += 1) host.log.info(message, { message });
    await host.addItem('fine');
  },
  'prints.bad': async (host) => {
    const line = `${'x'.repeat(2 ** 20)}\n`;
    for (let count = 0; count < 512; count += 1) {
      process.stdout.write(line);
      process.stderr.write(line);
    }
    await host.addItem('fine');
  },
  'patches-push.bad': async (host) => {
    Object.assign(Array.prototype, { push: () => 0 });
    await host.addItem('fine');
  },
  'patches-map.bad': async (host) => {
    Object.assign(globalThis, { Map: Set });
    JSON.stringify = () => '{}';
    await host.addItem('fine');
  },
  'patches-all.bad': () => {
    // oxlint-disable no-extend-native -- that is what it is for
    JSON.parse = () => 'patched';
    Array.prototype.push = () => 0;
    Map.prototype.get = () => undefined;
    // oxlint-enable no-extend-native
    process.send = () => true;
  },
  'spawns.bad': () => void fork(import.meta.filename),
  'writes.bad': () => writeFileSync(forbiddenFile, 'x'),
  'threads.bad': async () => {
    const { Worker } = await import('node:worker_threads');
    await new Worker('', { eval: true }).terminate();
  },
  'garbles.bad': async () => {
    writeSync(channelDescriptor, Buffer.alloc(100_000, 0xff));
    await sleep(60_000);
  },
  'speaks-for-others.bad': async () => {
    const results = [{ token: { id: 99, token: 1 }, outcome: { type: 'done' }, change: { type: 'none' }, followUps: [], bytes: 0 }];
    writeSync(channelDescriptor, frameOf({ type: 'notice', notice: { type: 'results', results } }));
    await sleep(60_000);
  },
  'floods.bad': async () => {
    const frame = frameOf({ type: 'notice', notice: { type: 'at', url: 'test:/flood' } });
    const frames = Buffer.concat(Array.from({ length: 1000 }, () => frame));
    for (;;) {
      for (let at = 0; at < frames.length;) {
        try {
          at += writeSync(channelDescriptor, frames, at);
        } catch {
          // The pipe is full: the engine takes its time.
        }
      }
    }
  },
};

const good = definePlugin({
  name: 'good',
  contentFetchers: {
    test: {
      urlSchemes: ['test'],
      fetch: async () => ({ type: 'content', location: { kind: 'file', path: import.meta.filename, size: 1, modifiedAt: 1 } }),
    },
  },
  contentExtractors: {
    text: {
      version: 1,
      fileExtensions: ['.txt'],
      extract: (host) => host.addItem(JSON.stringify([...new Map([['fine', ['fine'].concat('too')]])])),
    },
  },
});

const bad = definePlugin({
  name: 'bad',
  contentExtractors: {
    all: {
      version: 7,
      fileExtensions: ['.bad'],
      extract: async (host, content) => await deeds[content.name]?.(host),
    },
  },
});

const fetchesGarbage = definePlugin({
  name: 'fetches-garbage',
  contentFetchers: { all: { urlSchemes: ['garbage'], fetch: async () => ({ type: 'content', location: 'nowhere' }) as never } },
});

runWorkerProcess([
  { name: 'good', from: 'built-in', load: async () => ({ default: good }) },
  { name: 'bad', from: 'file', load: async () => ({ default: bad }) },
  { name: 'fetches-garbage', from: 'file', load: async () => ({ default: fetchesGarbage }) },
  { name: 'breaks-import', from: 'file', load: () => Promise.reject(new Error('it does not even load')) },
  { name: 'is-nothing', from: 'file', load: async () => ({ default: 42 }) },
]);
