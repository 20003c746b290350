import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMemoryDataStorage } from '../../builtin/memory/data-storage.ts';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import type { JobResult } from './job-result.ts';
import { settlementOf } from './settlement.ts';
import { createTestBench, fetchJob, itemsOf } from './test-bench.ts';

const plain: ContentExtractor['extract'] = async (host, content) => host.addItem(await content.text());

/** An extractor of `.box` files that does this with them. */
const boxes = (extract: (host: ContentExtractorHost, text: string) => Promise<unknown>): Partial<ContentExtractor> => ({
  fileExtensions: ['.box'],
  preferredMimeTypes: [],
  extract: async (host, content) => void (await extract(host, await content.text())),
});

/** `from` to `to` as members. */
async function addMembers(host: ContentExtractorHost, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) await host.addContent({ key: `${number}.txt`, bytes: Buffer.from(`mail ${number}`) });
}

const mailbox = boxes((host) => addMembers(host, 0, 4500));
const manyMembers = { boxes: mailbox, plain };

const progressOf = ({ outcome }: JobResult): JsonValue | undefined => (outcome.type === 'progress' ? outcome.progress : undefined);
const changeOf = <Type extends JobResult['change']['type']>(result: JobResult, type: Type) => {
  expect(result.change.type).toBe(type);
  return result.change as Extract<JobResult['change'], { readonly type: Type }>;
};
const memberNumbers = (result: JobResult): number[] =>
  itemsOf(result)
    .slice(1)
    .map(({ url }) => Number.parseInt(url.slice('test:/a.box!/'.length), 10));
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

test('a content with very many members comes in parts', async () => {
  const bench = createTestBench(manyMembers);
  const last = await bench.process('a.box', 'bytes');
  expect(bench.parts.map(progressOf)).toMatchObject([
    { since: 1, children: 2000 },
    { since: 1, children: 4000 },
  ]);
  for (const part of bench.parts) {
    expect(part).toMatchObject({ token: { id: 1, token: 1 }, followUps: [], bytes: 0 });
    const { items, since } = changeOf(part, 'append');
    expect(since).toBeUndefined();
    expect(items.items[0]).toMatchObject({ url: 'test:/a.box', status: 'partial', reason: { code: 'in-progress' }, text: '' });
    expect([items.fingerprint, 'contentHash' in items, 'kept' in items]).toEqual(['', false, false]);
  }
  const { items, since } = changeOf(last, 'append');
  expect(last.outcome).toEqual({ type: 'done' });
  expect([since, items.fingerprint, 'contentHash' in items, 'kept' in items, last.bytes]).toEqual([1, '1', true, false, 5]);
  expect(items.items[0]).toMatchObject({ status: 'indexed' });
  expect([...bench.parts, last].flatMap(memberNumbers)).toEqual(numbers(0, 4500));
});

test('a content with much text comes in parts, however few the members', async () => {
  const text = 'word '.repeat(1024 ** 2);
  const bench = createTestBench({
    boxes: boxes(async (host) => {
      await host.addItem(text.repeat(5));
      for (const key of ['0', '1', '2', '3', '4']) await host.addItem(text, {}, { key });
    }),
  });
  const last = await bench.process('a.box', 'bytes');
  expect(bench.parts.map(memberNumbers)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(memberNumbers(last)).toEqual([4]);
  expect(itemsOf(last)[0]?.text.length).toBe(5 * text.length);
});

test('what is small comes at once, and what does not fit into one message does not', async () => {
  const mega = 2 ** 20;
  const sized = boxes(async (host, text) => {
    const [own = 0, child = 0] = text.split(' ').map(Number);
    await host.addItem('x'.repeat(own * mega));
    await host.addItem('y'.repeat(child * mega), {}, { key: 'child' });
  });
  const bench = createTestBench({ sized });
  changeOf(await bench.process('a.box', '30 30'), 'put');
  expect(bench.parts).toEqual([]);
  const last = await bench.process('b.box', '40 30');
  expect(changeOf(last, 'append').items.items.map(({ text }) => text.length)).toEqual([40 * mega]);
  expect(bench.parts.map((part) => itemsOf(part).map(({ text }) => text.length))).toEqual([[0, 30 * mega]]);
});

test('a later attempt goes on after what was handed over', async () => {
  const first = createTestBench(manyMembers);
  await first.process('a.box', 'bytes');
  const progress = progressOf(first.parts[0]!)!;
  let extractions = 0;
  const counting: ContentExtractor['extract'] = async (host, content) => {
    extractions += 1;
    await host.addItem(await content.text());
  };
  const second = createTestBench({ boxes: mailbox, plain: counting });
  const last = await second.process('a.box', 'bytes', { token: 7, progress });
  expect(extractions).toBe(2500);
  expect(second.parts.map(progressOf)).toMatchObject([{ since: 1, children: 4000 }]);
  expect(changeOf(last, 'append').since).toBe(1);
  expect([...second.parts, last].flatMap(memberNumbers)).toEqual(numbers(2000, 4500));
});

test.each([
  ['other bytes', 'other', manyMembers],
  ['another version of the extractor', 'bytes', { boxes: { ...mailbox, version: 2 }, plain }],
] as const)('%s are read from the beginning', async (_, bytes, extractors) => {
  const first = createTestBench(manyMembers);
  await first.process('a.box', 'bytes');
  const second = createTestBench(extractors);
  const last = await second.process('a.box', bytes, { token: 7, progress: progressOf(first.parts[1]!)! });
  expect([...second.parts, last].flatMap(memberNumbers)).toEqual(numbers(0, 4500));
  expect(changeOf(last, 'append').since).toBe(7);
});

test('what the queue hands back is not trusted', async () => {
  for (const progress of [null, 5, [], {}, { of: 1 }, { since: 1, children: '2', of: 'x' }] as const) {
    const last = await createTestBench({ boxes: boxes((host) => addMembers(host, 0, 3)), plain }).process('a.box', 'bytes', { progress });
    expect(memberNumbers({ ...last, change: changeOf(last, 'put') })).toEqual([0, 1, 2]);
  }
});

test('bytes that the index is said to hold are read again once parts of them were handed over', async () => {
  const bench = createTestBench({ plain });
  const { contentHash, revision } = changeOf(await bench.process('a.txt', 'words'), 'put').items;
  const known = { revision, ...(contentHash !== undefined && { contentHash }) };
  const { payload } = fetchJob('test:/a.txt', known);
  const progress = { since: 1, children: 2000, of: 'what it was before' };
  const results = [await bench.process('a.txt', 'words', { payload }), await bench.process('a.txt', 'words', { payload, progress })];
  expect(results.map(({ change }) => change.type)).toEqual(['touch', 'put']);
});

test('calls that are not waited for are taken in order, and none is lost', async () => {
  const hasty = boxes(async (host) => {
    for (let number = 0; number < 4500; number += 1) {
      const key = `${number}.txt`;
      void (number % 2 ? host.addItem('text', {}, { key }) : host.addContent({ key, bytes: Buffer.from('text') }));
    }
  });
  const bench = createTestBench({ hasty, plain });
  const last = await bench.process('a.box', 'bytes');
  const sorted = [...bench.parts, last].map((part) => memberNumbers(part).toSorted((one, other) => one - other));
  expect(sorted).toEqual([numbers(0, 2000), numbers(2000, 4000), numbers(4000, 4500)]);
});

test('members of members go with the parts, each under its own container', async () => {
  const bench = createTestBench({
    boxes: boxes(async (host, text) => {
      if (text === 'inner') return addMembers(host, 0, 3000);
      await host.addContent({ key: 'first.txt', bytes: Buffer.from('first') });
      await host.addContent({ key: 'inner.box', bytes: Buffer.from('inner') });
    }),
    plain,
  });
  const last = await bench.process('a.box', 'bytes');
  const [part] = bench.parts;
  expect(progressOf(part!)).toMatchObject({ children: 1 });
  expect(itemsOf(part!).slice(0, 4)).toMatchObject([
    { url: 'test:/a.box', status: 'partial', reason: { code: 'in-progress' } },
    { url: 'test:/a.box!/first.txt', text: 'first' },
    { url: 'test:/a.box!/inner.box', parentUrl: 'test:/a.box', status: 'partial', reason: { code: 'in-progress' } },
    { url: 'test:/a.box!/inner.box!/0.txt', parentUrl: 'test:/a.box!/inner.box' },
  ]);
  expect(itemsOf(last).slice(0, 2)).toMatchObject([
    { url: 'test:/a.box', status: 'indexed' },
    { url: 'test:/a.box!/inner.box', status: 'indexed' },
  ]);
  expect(itemsOf(part!).length + itemsOf(last).length).toBe(2 + 1 + 1 + 3000 + 1);
});

const endings = [
  { thrown: new Error('Oops.'), code: 'error', since: undefined, fingerprint: '' },
  { thrown: new RejectContent('Broken at the end.'), code: 'corrupt', since: 1, fingerprint: '1' },
] as const;

test.each(endings)('what was handed over stays when the rest fails: $thrown', async ({ thrown, code, since, fingerprint }) => {
  const bench = createTestBench({
    boxes: boxes(async (host) => {
      await addMembers(host, 0, 2500);
      throw thrown;
    }),
    plain,
  });
  const last = await bench.process('a.box', 'bytes');
  expect(last.outcome).toMatchObject({ type: 'failed', failure: { code } });
  const change = changeOf(last, 'append');
  expect([change.since, change.items.fingerprint]).toEqual([since, fingerprint]);
  expect(change.items.items).toMatchObject([{ url: 'test:/a.box', status: 'partial', reason: { code }, text: '' }]);
});

test('a content that its extractor finds not worth indexing after all takes its parts with it', async () => {
  const bench = createTestBench({
    boxes: boxes(async (host) => {
      await addMembers(host, 0, 2500);
      throw new SkipContent('Encrypted from here on.', 'encrypted');
    }),
    plain,
  });
  expect(itemsOf({ ...(await bench.process('a.box', 'bytes')) })).toMatchObject([{ status: 'skipped', reason: { code: 'encrypted' } }]);
});

test('an attempt that fails before it comes to reading leaves what an earlier one handed over', async () => {
  const bench = createTestBench(manyMembers, { fetch: async () => Promise.reject(new Error('Not now.')) });
  const last = await bench.process('a.box', 'bytes', { progress: { since: 1, children: 2000, of: 'x' } });
  expect(changeOf(last, 'append')).toMatchObject({
    items: { fingerprint: '', items: [{ status: 'partial', reason: { text: 'Not now.' } }] },
  });
});

test('a part that cannot be stored ends the attempt', async () => {
  const bench = createTestBench(manyMembers);
  const gone = Object.assign(new Error('Nobody listens.'), { code: 'ENOSPC' });
  bench.parts.push = () => {
    throw gone;
  };
  expect((await bench.process('a.box', 'bytes')).outcome).toMatchObject({ type: 'failed', failure: { blame: 'environment' } });
});

/** Applies results to a storage, as the engine does. */
async function apply(storage: DataStorage, results: readonly JobResult[]): Promise<void> {
  for (const result of results) {
    const { writes } = await settlementOf({ ...fetchJob('test:/a.box'), ...result.token }, result, storage);
    await storage.write(writes);
  }
}

async function contentsOf(storage: DataStorage): Promise<readonly unknown[]> {
  const pages = await Array.fromAsync(storage.allItems());
  return pages.flat().map(({ url, parentUrl, status, fingerprint, metadata }) => ({ url, parentUrl, status, fingerprint, metadata }));
}

/** Text of items, which storages do not hand back, as metadata. */
const mirrored: ContentExtractor['extract'] = async (host, content) => {
  const text = await content.text();
  await host.addItem(text, { mirrored: text });
};

test('wherever attempts end, the index comes to hold what one attempt would have brought', async () => {
  const calls = fc.array(
    fc.oneof(
      fc.record({ key: fc.integer({ min: 0, max: 3 }), repeated: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ item: fc.integer({ min: 0, max: 3 }), repeated: fc.integer({ min: 1, max: 3 }) }),
    ),
    { minLength: 3, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(calls, fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), async (script, lives) => {
      const extract = boxes(async (host) => {
        let count = 0;
        for (const call of script) {
          for (let time = 0; time < call.repeated; time += 1) {
            count += 1;
            // Some keys come again, now and later.
            if ('item' in call) await host.addItem(`text ${count}`, { [`m${count}`]: count }, { key: `item ${call.item} ${count % 500}` });
            else await host.addContent({ key: `${call.key} ${count % 1500}.txt`, bytes: Buffer.from(`bytes ${count}`) });
          }
        }
      });
      const [whole, resumed] = [0, 1].map(() => createMemoryDataStorage({ dataDirectory: randomUUID(), access: 'write' }));
      const undisturbed = createTestBench({ extract, mirrored });
      const end = await undisturbed.process('a.box', 'bytes');
      await apply(whole!, [...undisturbed.parts, end]);

      let progress: JsonValue | undefined;
      for (const [index, life] of [...lives, Infinity].entries()) {
        const bench = createTestBench({ extract, mirrored });
        const last = await bench.process('a.box', 'bytes', { token: index + 1, ...(progress !== undefined && { progress }) });
        // Of an attempt that dies, so many parts were stored.
        const stored = bench.parts.slice(0, life);
        await apply(resumed!, life === Infinity ? [...stored, last] : stored);
        const lastPart = stored.at(-1);
        progress = lastPart ? progressOf(lastPart) : progress;
      }
      expect(await contentsOf(resumed!)).toEqual(await contentsOf(whole!));
    }),
    { numRuns: 12 },
  );
}, 60_000);
