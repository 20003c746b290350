import { expect, test } from 'vitest';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { RejectContent, RetryLater, SkipContent } from '../../plugin/outcomes.ts';
import { processJob } from './process-job.ts';
import { createTestBench, fetchJob, inOnePart, itemsOf } from './test-bench.ts';

const plain: ContentExtractor['extract'] = async (host, content) => host.addItem(await content.text());
/** Each line `name=text` becomes a member; lines separated by `|` a member of that member. */
const container: ContentExtractor['extract'] = async (host, content) => {
  for (const line of (await content.text()).split('\n').filter(Boolean)) {
    const [key = '', text = ''] = line.split('=');
    await host.addContent({ key, bytes: Buffer.from(text.replaceAll('|', '\n').replaceAll(':', '=')) });
  }
};
const boxes: Partial<ContentExtractor> = { fileExtensions: ['.box'], preferredMimeTypes: [], extract: container };
const skip: ContentExtractor['extract'] = async () => Promise.reject(new SkipContent('No.'));
const fail: ContentExtractor['extract'] = async (host, content) => {
  const text = await content.text();
  if (text === 'skip') throw new SkipContent('Encrypted.', 'encrypted');
  if (text === 'throw') throw new Error('Oops.');
  await host.addItem(text);
};
const endless: ContentExtractor['extract'] = async (host, content) => {
  for (let copy = 0; copy < 3; copy += 1) await host.addContent({ key: `${copy}.txt`, bytes: await content.bytes() });
};

const lockedBox: ContentExtractor['extract'] = async (host) => {
  await host.addContent({ key: 'nothing.pdf', bytes: Buffer.of() });
  await host.addContent({ key: 'locked.txt', bytes: Buffer.of(), size: 12, unread: { code: 'encrypted', text: 'It is encrypted.' } });
};

test('content is fetched, its type detected, and extracted', async () => {
  const result = await createTestBench({ plain }).process('a.txt', 'some words');
  expect(result).toMatchObject({ token: { id: 1, token: 1 }, outcome: { type: 'done' }, followUps: [], bytes: 10 });
  expect(result.change).toMatchObject({
    type: 'put',
    items: { sourceUrl: 'test:/a.txt', source: 'test/source', fingerprint: '1', extractor: 'test/plain' },
  });
  expect(itemsOf(result)).toMatchObject([{ url: 'test:/a.txt', status: 'indexed', mimeType: 'text/plain', size: 10, text: 'some words' }]);
});

const endings = [
  {
    thrown: new SkipContent('Encrypted.', 'encrypted'),
    outcome: { type: 'done' },
    item: { status: 'skipped', reason: { code: 'encrypted', text: 'Encrypted.' } },
  },
  {
    thrown: new RejectContent('Broken.'),
    outcome: { type: 'failed', failure: { blame: 'item', permanent: true, code: 'corrupt', extension: 'test/bad', version: 1 } },
    item: { status: 'failed', reason: { code: 'corrupt', text: 'Broken.' } },
  },
  { thrown: new RetryLater('Busy.', 5000), outcome: { type: 'later', delayMs: 5000, reason: 'Busy.' } },
  {
    thrown: new Error('Oops.'),
    outcome: { type: 'failed', failure: { blame: 'item', permanent: false, code: 'error' } },
    item: { status: 'failed' },
  },
  { thrown: 'a string', outcome: { type: 'failed', failure: { blame: 'item', reason: 'a string' } }, item: { status: 'failed' } },
  { thrown: Object.assign(new Error('full'), { code: 'ENOSPC' }), outcome: { type: 'failed', failure: { blame: 'environment' } } },
  { thrown: new PaiseError('ABORTED', 'Stop.'), outcome: { type: 'released' } },
] as const;

test.each(endings)('what an extractor throws ends the job: $thrown', async ({ thrown, outcome, ...expected }) => {
  const bad: ContentExtractor['extract'] = async (host) => {
    await host.addItem('half of it');
    throw thrown;
  };
  const result = await createTestBench({ bad }).process('a.txt', 'words');
  expect(result.outcome).toMatchObject(outcome);
  expect(itemsOf(result)).toMatchObject('item' in expected ? [{ ...expected.item, url: 'test:/a.txt', text: '' }] : []);
});

test('what is empty or read by nobody is found by name', async () => {
  const bench = createTestBench({ plain });
  expect(itemsOf(await bench.process('a.txt', ''))).toMatchObject([{ status: 'skipped', reason: { code: 'empty' }, text: '' }]);
  expect(itemsOf(await bench.process('a.bin', Uint8Array.of(0, 1, 2, 255)))).toMatchObject([
    { status: 'named', reason: { code: 'unsupported' }, text: '' },
  ]);
});

test('whatever became of it, it is current until an extractor changes', async () => {
  for (const [extract, content] of [
    [plain, 'words'],
    [plain, ''],
    [skip, 'words'],
  ] as const) {
    const bench = createTestBench({ any: extract });
    const { change } = await bench.process('a.txt', content);
    if (change.type !== 'put') throw new Error(`it was ${change.type}`);
    const { revision, extractor, items } = change.items;
    const state = { url: 'test:/a.txt', mimeType: items[0]!.mimeType, revision, ...(extractor !== undefined && { extractor }) };
    expect(bench.table.isCurrent(state)).toBe(true);
    expect(createTestBench({ any: { version: 2, extract } }).table.isCurrent(state)).toBe(false);
  }
});

test('an extractor may decline by a look at the content; the next one is taken', async () => {
  const bench = createTestBench({
    picky: {
      preferredMimeTypes: ['text/plain'],
      canExtract: async (content) => (await content.text()).startsWith('magic'),
      extract: async (host) => host.addItem('picked'),
    },
    plain,
  });
  const declined = await bench.process('a.txt', 'ordinary');
  const taken = await bench.process('b.txt', 'magic');
  expect([itemsOf(declined)[0]?.text, itemsOf(taken)[0]?.text]).toEqual(['ordinary', 'picked']);
  expect(declined.change).toMatchObject({ items: { extractor: 'test/plain' } });
});

test('what every extractor declines is found by name, and says so', async () => {
  const picky: Partial<ContentExtractor> = { preferredMimeTypes: ['text/plain'], canExtract: async () => false };
  const { change } = await createTestBench({ picky }).process('a.txt', 'ordinary');
  expect(change).toMatchObject({ items: { items: [{ status: 'named', reason: { code: 'declined' } }] } });
});

test('members are items of their own, under their container', async () => {
  const bench = createTestBench({ boxes, plain });
  const items = itemsOf(await bench.process('a.box', 'one.txt=first\nsub dir/inner.box=deep.txt:second'));
  expect(items.map(({ url, parentUrl, text, status }) => ({ url, parentUrl, text, status }))).toEqual([
    { url: 'test:/a.box', parentUrl: undefined, text: '', status: 'indexed' },
    { url: 'test:/a.box!/one.txt', parentUrl: 'test:/a.box', text: 'first', status: 'indexed' },
    { url: 'test:/a.box!/sub%20dir/inner.box', parentUrl: 'test:/a.box', text: '', status: 'indexed' },
    { url: 'test:/a.box!/sub%20dir/inner.box!/deep.txt', parentUrl: 'test:/a.box!/sub%20dir/inner.box', text: 'second', status: 'indexed' },
  ]);
});

test('a member that fails is its own affair', async () => {
  const items = itemsOf(await createTestBench({ boxes, fail }).process('a.box', 'a.txt=throw\nb.txt=skip\nc.txt=fine\nd.bin=\u0000\u0001'));
  expect(items.map(({ status, reason }) => [status, reason?.code])).toEqual([
    ['indexed', undefined],
    ['failed', 'error'],
    ['skipped', 'encrypted'],
    ['indexed', undefined],
    ['named', 'unsupported'],
  ]);
});

test('members that are empty or could not be had are found by name, with the reason', async () => {
  const items = itemsOf(await createTestBench({ boxes: { ...boxes, extract: lockedBox }, plain }).process('a.box', 'x'));
  expect(items.slice(1)).toMatchObject([
    { status: 'skipped', reason: { code: 'empty' }, mimeType: 'application/pdf', size: 0 },
    { status: 'skipped', reason: { code: 'encrypted' }, mimeType: 'text/plain', size: 12 },
  ]);
});

test.each([
  ['depth', { depth: 1 }, 'in.box=in.box:x.txt', ['indexed', 'partial', 'skipped']],
  ['members', { members: 2 }, 'a.txt=1\nb.txt=2\nc.txt=3\nd.txt=4', ['partial', 'indexed', 'indexed']],
  ['produced', { produced: 5 }, 'a.txt=12345\nb.txt=6', ['partial', 'indexed', 'skipped']],
] as const)('past the limit on %s a container is partial, and what was read stays', async (limit, limits, content, statuses) => {
  const items = itemsOf(await createTestBench({ boxes, plain }, { limits }).process('a.box', content));
  expect(items.map(({ status }) => status)).toEqual(statuses);
  expect(items.find(({ status }) => status === 'partial')?.reason?.code).toMatch(/^limit:/);
  expect(items.map(({ reason }) => reason?.code)).toContain(`limit:${limit}`);
});

test('content that contains itself without end comes to an end', async () => {
  const items = itemsOf(await createTestBench({ endless }, { limits: { depth: 4, members: 50 } }).process('a.txt', 'itself'));
  expect(items.length).toBeLessThanOrEqual(51);
  expect(items[0]).toMatchObject({ status: 'partial' });
});

test('the same bytes are extracted once', async () => {
  let extractions = 0;
  const kept = new Map<string, Uint8Array>();
  const costly: ContentExtractor['extract'] = async (host, content) => {
    extractions += 1;
    await host.addItem(await content.text(), { title: 'T' });
    await host.addItem('a part', {}, { key: 'part' });
  };
  const bench = createTestBench({ costly }, { kept: async (key) => kept.get(key) });
  for (const name of ['a.txt', 'b.txt', 'c.txt']) {
    const { change } = await bench.process(name, name === 'c.txt' ? 'other' : 'same');
    if (change.type !== 'put' || !change.items.kept) throw new Error('nothing was kept');
    kept.set(change.items.kept.key, change.items.kept.bytes);
    expect(change.items.items).toMatchObject([
      { url: `test:/${name}`, metadata: { title: 'T' } },
      { url: `test:/${name}!/part`, parentUrl: `test:/${name}`, text: 'a part' },
    ]);
  }
  expect([extractions, kept.size]).toEqual([2, 2]);
});

test('text that is read again anyway is not kept', async () => {
  const bench = createTestBench({ cheap: { textRetention: 'reread', extract: plain } });
  expect((await bench.process('a.txt', 'words')).change).not.toHaveProperty('items.kept');
});

test('bytes that the index holds already are only touched', async () => {
  const bench = createTestBench({ plain });
  const { change } = await bench.process('a.txt', 'words');
  if (change.type !== 'put') throw new Error(`it was ${change.type}`);
  const { revision, contentHash = '' } = change.items;
  const again = await processJob(fetchJob('test:/a.txt', { revision, contentHash }), bench, inOnePart);
  expect(again.change).toMatchObject({ type: 'touch', fingerprint: '1' });
  expect((await processJob(fetchJob('test:/a.txt', { revision: 'older', contentHash }), bench, inOnePart)).change.type).toBe('put');
  expect((await processJob(fetchJob('test:/a.txt', { revision, contentHash: 'other' }), bench, inOnePart)).change.type).toBe('put');
});

test('what is gone, what has no fetcher, and what a fetcher refuses', async () => {
  const bench = createTestBench({ plain });
  expect((await processJob(fetchJob('other:/a.txt'), bench, inOnePart)).outcome).toMatchObject({
    type: 'failed',
    failure: { permanent: true, code: 'no-fetcher' },
  });
  expect((await processJob(fetchJob('test:/missing.txt'), bench, inOnePart)).outcome).toMatchObject({
    type: 'failed',
    failure: { code: 'enoent', extension: 'test/fetcher' },
  });
  const gone = createTestBench({ plain }, { fetch: async () => ({ type: 'gone' }) });
  expect((await gone.process('a.txt', 'words')).change).toEqual({ type: 'remove' });
  const vanished = createTestBench(
    { plain },
    { fetch: async () => ({ type: 'content', location: { kind: 'file', path: '/nowhere/a.txt', size: 1, modifiedAt: 1 } }) },
  );
  expect((await vanished.process('a.txt', 'words')).change).toEqual({ type: 'remove' });
});

test('metadata of the source and the fetcher reach the extractor', async () => {
  const seen: unknown[] = [];
  const look: ContentExtractor['extract'] = async (_, content, metadata) => void seen.push({ ...metadata, charset: content.charset });
  const location = { kind: 'file', path: import.meta.filename, size: 1, modifiedAt: 1 } as const;
  const bench = createTestBench(
    { look },
    { fetch: async () => ({ type: 'content', location, charset: 'latin1', metadata: { title: 'fetched', tags: ['b'] } }) },
  );
  const job = fetchJob('test:/a.txt');
  await processJob({ ...job, payload: { ...job.payload, metadata: { title: 'listed', tags: ['a'] } } }, bench, inOnePart);
  expect(seen).toEqual([{ title: 'fetched', tags: ['a', 'b'], charset: 'latin1' }]);
});
