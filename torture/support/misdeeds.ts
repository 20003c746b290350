import { pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContentExtractorHost } from '../../src/plugin/hosts.ts';
import { RejectContent, RetryLater } from '../../src/plugin/outcomes.ts';
import { exhaustMemory } from './exhaust-memory.ts';

interface Deed {
  readonly host: ContentExtractorHost;
  /** What stood behind `=`. */
  readonly argument: string;
}

/** What a file can make the mock extractor do. */
export const misdeeds: Readonly<Record<string, (deed: Deed) => unknown>> = {
  // Ways to hang.
  hang: () => new Promise(() => {}),
  spin: spin,
  regex: () => /^(a+)+$/.test(`${'a'.repeat(60)}!`),
  wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  native: () => pbkdf2Sync('password', 'salt', 2 ** 31 - 1, 64, 'sha512'),
  fifo: () => readFileSync(join(process.env['HOME'] ?? '', 'fifo')),
  sleep: () => sleep(3_600_000),
  deaf: () => {
    process.on('SIGTERM', () => {});
    spin();
  },
  /** Never done, but always busy. */
  chatty: async ({ host }) => {
    for (;;) {
      await host.addItem('on and on ');
      await sleep(20);
    }
  },
  slow: ({ argument }) => sleep(Number(argument)),

  // Ways to fail.
  throw: ({ argument }) => {
    throw new Error(argument || 'thrown by the mock');
  },
  reject: ({ argument }) => {
    throw new RejectContent('rejected by the mock', argument || 'corrupt');
  },
  later: ({ argument }) => {
    throw new RetryLater('put off by the mock', Number(argument));
  },
  flaky: () => {
    if (Math.random() < 0.3) throw new Error('flaky');
  },
  'throw-late': () => void setTimeout(() => misdeeds['throw']?.({ host: undefined as never, argument: 'thrown late' }), 5),
  'reject-late': () => void sleep(5).then(() => Promise.reject(new Error('rejected late'))),
  'throw-nothing': () => Promise.reject(undefined),
  exit: () => process.exit(0),
  abort: () => process.abort(),
  signal: ({ argument }) => process.kill(process.pid, argument),
  oom: ({ argument }) => exhaustMemory(argument),

  // Ways to hand over garbage.
  garbage: ({ host }) => host.addItem({ not: 'text' } as never, 17 as never),
  cycle: ({ host }) => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    return host.addItem('cycle', cycle as never);
  },
  function: ({ host }) => host.addItem('function', { title: () => 'title' } as never),
  surrogates: ({ host }) => host.addItem(`lone \ud800 and \udfff surrogates`, { title: '\udc00' }),
  huge: ({ host }) => host.addItem('many words '.repeat(45_000_000)),
  items: async ({ host }) => {
    for (let at = 0; at < 1_000_000; at += 1) await host.addItem('x', {}, { key: `item ${at}` });
  },
  'deep-metadata': ({ host }) => {
    let deep: unknown = 'bottom';
    for (let at = 0; at < 100_000; at += 1) deep = [deep];
    return host.addItem('deep', { deep } as never);
  },
  nested: ({ host, argument }) => host.addContent({ key: 'inner.mock', bytes: Buffer.from(`!${argument.replace(':', '=')}\ninner text`) }),

  // Ways to disturb the neighbours.
  print: () => {
    process.stdout.write('printed by the mock\n'.repeat(10_000));
    process.stderr.write('complained by the mock\n'.repeat(10_000));
  },
  log: ({ host }) => {
    for (let at = 0; at < 100_000; at += 1) host.log.error(`flood ${at} ${'x'.repeat(1000)}`);
  },
  leak: () => void leaked.push(Buffer.alloc(10 * 1024 * 1024, 1)),
  patch: () => {
    // oxlint-disable no-extend-native -- that is the misdeed
    JSON.parse = () => 'patched';
    Array.prototype.push = () => 0;
    Map.prototype.get = () => undefined;
    // oxlint-enable no-extend-native
    process.send = () => true;
  },
  spawn: async () => (await import('node:child_process')).spawn('sleep', ['60']),
  write: async () => (await import('node:fs')).writeFileSync(join(process.env['HOME'] ?? '', 'written-by-the-mock'), 'x'),
  message: () => {
    for (let at = 0; at < 100_000; at += 1) process.send?.({ type: 'results', results: [{ token: { id: at, token: at } }] });
  },
  nonsense: () => process.send?.({ nothing: 'that anybody agreed on', deep: [undefined, 17n] }),
};

const leaked: Buffer[] = [];

function spin(): never {
  for (;;);
}
