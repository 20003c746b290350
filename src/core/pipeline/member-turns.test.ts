import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractor } from '../../plugin/content-extractor.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { createTestBench, itemsOf } from './test-bench.ts';

const plain = async (host: ContentExtractorHost, content: Content): Promise<void> => host.addItem(await content.text());
/** Each word becomes a member; one in capital letters a member of the member before, and one that begins with `+` an item. */
const box: Partial<ContentExtractor> = {
  fileExtensions: ['.box'],
  preferredMimeTypes: [],
  async extract(host, content) {
    for (const word of (await content.text()).split(' ')) {
      if (word.startsWith('+')) {
        await host.addItem(`${word} `, { title: word }, { key: word, size: 3, mimeType: 'text/x-part' });
        await host.addItem('and more', {}, { key: word });
      } else await host.addContent({ key: `${word}.txt`, bytes: Buffer.from(word), metadata: { title: word } });
    }
  },
};
const bad: ContentExtractor['extract'] = async () => Promise.reject(new Error('Oops.'));
const nested: Partial<ContentExtractor> = {
  fileExtensions: ['.nest'],
  preferredMimeTypes: [],
  extract: async (host) => {
    await host.addContent({ key: 'in.box', bytes: Buffer.from('one two') });
  },
};

test('a job that runs alone announces each member before it is read, and that it was', async () => {
  const said: string[] = [];
  const bench = createTestBench({
    box,
    plain: async (host, content) => {
      said.push(`reads ${await content.text()}`);
      await plain(host, content);
    },
  });
  const announce = async (member?: string): Promise<void> => {
    // Whatever it takes until the engine has heard it.
    await setTimeout(2);
    said.push(member === undefined ? 'at none' : `at ${member}`);
  };
  await bench.process('a.box', 'one +two', { announce });
  expect(said).toEqual(['at one.txt', 'reads one', 'at none']);
});

test('of members of members, the one in the content itself is announced', async () => {
  const said: (string | undefined)[] = [];
  await createTestBench({ box, nested, plain }).process('a.nest', 'x', { announce: async (member) => void said.push(member) });
  expect(said).toEqual(['in.box', undefined]);
});

test('a member that throws is no longer at work', async () => {
  const said: (string | undefined)[] = [];
  const last = await createTestBench({ box, bad }).process('a.box', 'one', { announce: async (member) => void said.push(member) });
  expect(said).toEqual(['one.txt', undefined]);
  expect(itemsOf(last)[1]).toMatchObject({ status: 'failed', reason: { text: 'Oops.' } });
});

test('a member at which a worker died is recorded by name, and its siblings are read', async () => {
  const read: string[] = [];
  const bench = createTestBench({
    box,
    plain: async (host, content) => {
      read.push(await content.text());
      await plain(host, content);
    },
  });
  const said: (string | undefined)[] = [];
  const skip = ['two.txt', '+three', 'no such member'];
  const announce = async (member?: string): Promise<void> => void said.push(member);
  const items = itemsOf(await bench.process('a.box', 'one two +three four', { skip, announce }));
  const died = { code: 'worker-died', text: 'Reading it ended the process that read it; it was passed over.' };
  expect(items.toSorted((one, other) => (one.url < other.url ? -1 : 1))).toMatchObject([
    { url: 'test:/a.box', status: 'indexed' },
    { url: 'test:/a.box!/+three', status: 'failed', reason: died, mimeType: 'text/x-part', size: 3, text: '' },
    { url: 'test:/a.box!/four.txt', status: 'indexed', text: 'four' },
    { url: 'test:/a.box!/one.txt', status: 'indexed', text: 'one' },
    {
      url: 'test:/a.box!/two.txt',
      parentUrl: 'test:/a.box',
      status: 'failed',
      reason: died,
      mimeType: 'text/plain',
      size: 3,
      metadata: { title: 'two' },
      text: '',
    },
  ]);
  expect(read).toEqual(['one', 'four']);
  expect(said).toEqual(['one.txt', undefined, 'four.txt', undefined]);
});

test('a long key can be announced and passed over', async () => {
  const said: string[] = [];
  const long = 'k'.repeat(2000);
  const bench = createTestBench({ box, plain });
  await bench.process('a.box', `${long}1 ${long}2`, { announce: async (member) => void (member && said.push(member)) });
  expect(new Set(said).size).toBe(2);
  expect(said.every((member) => member.length <= 1000)).toBe(true);
  const items = itemsOf(await bench.process('a.box', `${long}1 ${long}2`, { skip: said.slice(0, 1) }));
  expect(items.slice(1).map(({ status }) => status)).toEqual(['failed', 'indexed']);
});

test('past the limit on members the dead are not recorded either', async () => {
  const bench = createTestBench({ box, plain }, { limits: { members: 1 } });
  const items = itemsOf(await bench.process('a.box', 'one two', { skip: ['two.txt'] }));
  expect(items.map(({ status }) => status)).toEqual(['partial', 'indexed']);
});
