import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import toml from './index.ts';

const extract = async (bytes: string): Promise<RecordedItem | undefined> =>
  (await extractWith(toml, 'toml', { name: 'a.toml', mimeType: 'application/toml', bytes })).items[0];

test.each([
  ['# comment\nkey = "value"\n', {}],
  ['title = "Plan"\ntags = ["a", "b"]\ndate = 2024-05-01\n', { title: 'Plan', tags: ['a', 'b'] }],
  ['[package]\nname = "x"\ndescription = "A crate"\nauthors = ["Ann <a@b>"]\n', { description: 'A crate', authors: ['Ann <a@b>'] }],
  [
    '[project]\ndescription = "A tool"\nauthors = [{name = "Bob"}]\nkeywords = ["k"]\n',
    { description: 'A tool', authors: ['Bob'], tags: ['k'] },
  ],
  ['[tool.poetry]\ndescription = "Poem"\n', { description: 'Poem' }],
  ['title = "broken\n[[[', {}],
])('%j is indexed as it stands, with metadata %j', async (text, metadata) => {
  expect(await extract(text)).toEqual({ text, metadata });
});

test('depth does no harm', async () => {
  const text = `title = "x"\na = ${'['.repeat(100_000)}`;
  expect((await extract(text))?.text).toBe(text);
});

test('anything is read', async () => {
  const piece = fc.constantFrom('title = ', '"x"', "'''", '\n', '[', ']', '{', '}', '=', '.', '1e9', '2024-01-01', '#', 'a', ' ', '\\u12');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const text = `title = "x"\n${pieces.join('')}`;
      expect((await extract(text))?.text).toBe(text);
    }),
  );
});
