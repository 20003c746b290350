import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { outcomeOf } from '../../testing/test-outcome.ts';
import helpFile from './index.ts';
import { makeHelp } from './test-help.ts';

const extract = (bytes: Uint8Array): Promise<Recording> =>
  extractWith(helpFile, 'chm', { name: 'a.chm', mimeType: 'application/vnd.ms-htmlhelp', bytes });

const textsOf = ({ contents }: Recording): readonly (readonly [string, string])[] =>
  contents.map(({ key, bytes }) => [key, Buffer.from(bytes).toString()] as const);

test.each([
  ['blocks of literal codes and matches', 1],
  ['blocks with aligned offsets', 2],
  ['blocks that are not compressed', 3],
] as const)('the contents are the text, each page is a child: %s', async (_, type) => {
  const recording = await extract(makeHelp({ type }));
  expect(recording.items).toEqual([
    { text: 'First & foremost', metadata: { title: 'The title', language: 'de', headings: ['First & foremost'] } },
  ]);
  expect(textsOf(recording)).toEqual([
    ['a/first.htm', '<title>First</title><p>first words, first words</p>'],
    ['second.html', '<title>Second</title><p>second words</p>'],
  ]);
  expect(recording.partial).toEqual([]);
});

test.each([1, 2, 3] as const)('a page longer than a frame comes in one piece, by blocks of type %d', async (type) => {
  const page = Array.from({ length: 12_000 }, (_, index) => `word${index % 977} `).join('');
  const [first, second] = textsOf(await extract(makeHelp({ type, page })));
  expect(first).toEqual(['a/first.htm', page]);
  expect(second?.[1]).toContain('second words');
});

test('what is cut off gives the pages before', async () => {
  const page = 'x'.repeat(40_000);
  const whole = makeHelp({ type: 3, page });
  const recording = await extract(whole.subarray(0, -20_000));
  expect(recording.partial).toMatchObject([{ code: 'damaged' }]);
  expect(recording.items[0]?.metadata.title).toBe('The title');
});

test('other files are rejected', async () => {
  await expect(extract(Buffer.from('ITSF'))).rejects.toThrow('no compiled help');
});

test('damaged help is read or rejected', async () => {
  for (const type of [1, 2, 3] as const)
    for (const copy of damagedCopies(makeHelp({ type }), 300)) expect(await outcomeOf(extract(copy))).toMatch(/done|reject/);
}, 60_000);
