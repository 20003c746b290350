import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import yaml from './index.ts';

const extract = async (bytes: string): Promise<RecordedItem | undefined> =>
  (await extractWith(yaml, 'yaml', { name: 'a.yaml', mimeType: 'application/yaml', bytes })).items[0];

test('YAML is indexed as it stands, comments too', async () => {
  const text = '# what it is for\nkind: Service\nspec: {port: 80}\n';
  expect(await extract(text)).toEqual({ text, metadata: {} });
});

test.each([
  ['title: Plan\ndescription: >\n  what to\n  do\ntags: [a, b]\n', { title: 'Plan', description: 'what to do', tags: ['a', 'b'] }],
  ['# licence\n---\ntitle: First\n---\ntitle: Second\n', { title: 'First' }],
  ['%YAML 1.2\n---\n"title": "Quoted"\n...\n', { title: 'Quoted' }],
  ['info:\n  title: nested\n', {}],
  ['title: 2024-05-01\nauthors:\n  - name: Ann\n', { title: '2024-05-01', authors: ['Ann'] }],
  ['title: one\ntitle: two\n', { title: 'two' }],
])('of %j the metadata is %j', async (text, metadata) => {
  expect(await extract(text)).toEqual({ text, metadata });
});

test.each([
  ['broken', 'title: "never closed\n  - x: [\n'],
  ['deep', `title: x\na: ${'['.repeat(20_000)}`],
  ['a bomb of aliases', `title: &a [x, x]\nb: &b [${'*a,'.repeat(20)}*a]\nc: &c [${'*b,'.repeat(20)}*b]\nd: [${'*c,'.repeat(20)}*c]\n`],
])('what is %s keeps its text', async (_, text) => {
  expect((await extract(text))?.text).toBe(text);
});

test('anything is read', async () => {
  const piece = fc.constantFrom(
    'title: ',
    'x',
    '\n',
    '- ',
    '---\n',
    '&a ',
    '*a',
    '{',
    '}',
    '[',
    ']',
    '"',
    ': ',
    '|\n',
    '  ',
    '#',
    '!tag ',
    '<<: ',
    '? ',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const text = `title: x\n${pieces.join('')}`;
      expect((await extract(text))?.text).toBe(text);
    }),
  );
});
