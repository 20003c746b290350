import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import json from './index.ts';

const extract = async (bytes: string | Uint8Array): Promise<RecordedItem | undefined> =>
  (await extractWith(json, 'json', { name: 'a.json', mimeType: 'application/json', bytes })).items[0];

test('keys and values are text, spelled out', async () => {
  const item = await extract(String.raw`{"greeting": "caf\u00e9\nau lait", "n": 12.5}`);
  expect(item).toEqual({ text: '{"greeting": "café\nau lait", "n": 12.5}', metadata: {} });
});

test('an object says what it is called', async () => {
  const item = await extract('{"title": "Plan", "description": "what to do", "keywords": ["a", "b"], "deep": {"title": "no"}}');
  expect(item?.metadata).toEqual({ title: 'Plan', description: 'what to do', tags: ['a', 'b'] });
});

test.each(['{"title": "cut off', '{title: "JSON5"} // x', '{"title": 1}\n{"title": "lines"}', 'no JSON at all', '["title", "list"]'])(
  'what is not one JSON object is indexed as it stands: %s',
  async (text) => {
    expect(await extract(text)).toEqual({ text, metadata: {} });
  },
);

test('depth does not matter', async () => {
  const deep = `{"title": "deep", "a": ${'['.repeat(500_000)}1${']'.repeat(500_000)}}`;
  expect((await extract(deep))?.text).toBe(deep);
});

test('any JSON is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.nat(), async (text, cut) => {
      expect((await extract(text))?.text).toBeTypeOf('string');
      expect((await extract(text.slice(0, cut % text.length)))?.text).toBeTypeOf('string');
    }),
  );
});

test.for([
  ['4dcb0f-single-line-object.json', 'Garden Trowel'],
  ['6e5844-arbitrary-records.ndjson', 'Watering Can'],
] as const)('the document %s has %s', async ([name, expected], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  expect((await extract(readFileSync(sharedFile(`formats/unstructured/${name}`))))?.text).toContain(expected);
});
