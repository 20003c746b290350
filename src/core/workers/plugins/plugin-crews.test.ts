import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { Worker } from '../worker.ts';
import { createPluginCrews } from './plugin-crews.ts';

const plugin = (name: string): ExternalPlugin => ({ name, entry: `/${name}.ts`, folders: [], fingerprint: '' });
const known = new Map(['a', 'b'].map((name) => [name, plugin(name)]));
const invocation = { type: 'canFetch', extension: 'a/x', url: 'x' } as const;

/** Crews of workers that answer when they are told to. */
function openCrews(size: number) {
  const workers: { readonly worker: Worker; readonly of: ExternalPlugin; answer?: (value: boolean) => void; call: number }[] = [];
  const dismissed: Worker[] = [];
  const crews = createPluginCrews({
    size,
    pluginOf: (name) => known.get(name),
    start(of) {
      const entry = {
        of,
        call: 0,
        worker: {
          ask: (_name: string, { call }: { call: number }) =>
            new Promise((resolve) => {
              Object.assign(entry, { call, answer: resolve });
            }),
        } as unknown as Worker,
      };
      workers.push(entry);
      return entry.worker;
    },
    crewOf: (of) => workers.filter((entry) => entry.of === of && !dismissed.includes(entry.worker)).map(({ worker }) => worker),
    dismiss: (worker) => void dismissed.push(worker),
    hurry: () => {},
  });
  return { crews, workers, dismissed };
}

const caller = () => ({ ask: (async (name: string, argument: unknown) => ({ name, argument })) as unknown as Worker['ask'] });

test('a crew grows to its size, and further calls wait for the first that is free', async () => {
  const { crews, workers } = openCrews(2);
  const done: number[] = [];
  for (const call of [1, 2, 3]) void crews.invoke(caller(), { call, plugin: 'a', invocation }).then(() => done.push(call));
  await setImmediate();
  expect(workers.length).toBe(2);
  workers[1]?.answer?.(true);
  await setImmediate();
  expect(done).toEqual([2]);
  workers[1]?.answer?.(true);
  workers[0]?.answer?.(true);
  await setImmediate();
  expect(done.toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
  expect(workers.length).toBe(2);
});

test('two callers with containers of two plugins within each other do not wait for each other', async () => {
  const { crews, workers } = openCrews(1);
  const [one, other] = [caller(), caller()];
  void crews.invoke(one, { call: 1, plugin: 'a', invocation });
  void crews.invoke(other, { call: 1, plugin: 'b', invocation });
  await setImmediate();
  void crews.invoke(one, { call: 2, plugin: 'b', invocation });
  void crews.invoke(other, { call: 2, plugin: 'a', invocation });
  await setImmediate();
  expect(workers.map(({ of }) => of.name).toSorted()).toEqual(['a', 'a', 'b', 'b']);
});

test('what is asked is passed on to whoever called, and to nobody else', async () => {
  const { crews, workers } = openCrews(2);
  const answers = [1, 2].map((call) => crews.invoke(caller(), { call: call * 10, plugin: 'a', invocation }));
  await setImmediate();
  const [first, second] = workers;
  if (!first || !second) throw new Error('no workers');
  const asked = { name: 'bytes', argument: undefined } as const;
  expect(await crews.passOn(first.worker, first.call, asked)).toEqual({ name: 'hostCall', argument: { call: 10, asked } });
  await expect(crews.passOn(first.worker, second.call, asked)).rejects.toThrow('is over');
  first.answer?.(true);
  second.answer?.(true);
  await Promise.all(answers);
  await expect(crews.passOn(first.worker, first.call, asked)).rejects.toThrow('is over');
});

test('renewed workers end after their call, and serve no other', async () => {
  const { crews, workers, dismissed } = openCrews(2);
  void crews.invoke(caller(), { call: 1, plugin: 'a', invocation });
  void crews.invoke(caller(), { call: 2, plugin: 'a', invocation });
  await setImmediate();
  workers[0]?.answer?.(true);
  await setImmediate();
  crews.renew('a');
  crews.renew('unknown');
  expect(dismissed).toEqual([workers[0]?.worker]);
  void crews.invoke(caller(), { call: 3, plugin: 'a', invocation });
  await setImmediate();
  expect(workers.length).toBe(3);
  workers[1]?.answer?.(true);
  await setImmediate();
  expect(dismissed).toEqual([workers[0]?.worker, workers[1]?.worker]);
});

test('there is nobody to call in a plugin that is not there', async () => {
  await expect(openCrews(1).crews.invoke(caller(), { call: 1, plugin: 'c', invocation })).rejects.toMatchObject({ code: 'PLUGIN_UNKNOWN' });
});
