import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import bibliography from './index.ts';

const extract = (extension: 'bibtex' | 'tagged', bytes: string | Uint8Array): Promise<Recording> =>
  extractWith(bibliography, extension, { name: 'a', mimeType: 'application/x-bibtex', bytes });

const bibtex = String.raw`% a remark
@string{acm = "Association for Computing"}
@comment{hidden}
@Article{knuth:1984,
  author    = {Knuth, Donald E. and {The {\TeX} Users} and G{\"o}del, Kurt},
  title     = "Literate {P}rogramming" # { in Short},
  journal   = acm,
  year      = 1984, month = may,
  keywords  = {one, two},
  doi       = {10.1000/x_1},
  abstract  = {A long \emph{text}.},
}
@book(second, title = {Second}, editor = "Bob", date = {2020-03-04}, url = {http://x.example/a_b})
`;

test('BibTeX entries are parts of their own', async () => {
  const { items } = await extract('bibtex', bibtex);
  expect(items.map(({ child }) => child?.key)).toEqual(['knuth:1984', 'second', undefined]);
  expect(items[0]?.metadata).toEqual({
    title: 'Literate Programming in Short',
    entryType: 'article',
    description: 'A long text.',
    journal: 'Association for Computing',
    doi: '10.1000/x_1',
    publishedAt: '1984-05',
    authors: ['Donald E. Knuth', 'The TeX Users', 'Kurt Gödel'],
    tags: ['one', 'two'],
    links: ['https://doi.org/10.1000/x_1'],
  });
  expect(items[0]?.text).toContain('Donald E. Knuth; The TeX Users; Kurt Gödel');
  expect(items[1]?.metadata).toMatchObject({
    title: 'Second',
    authors: ['Bob'],
    publishedAt: '2020-03-04',
    links: ['http://x.example/a_b'],
  });
  expect(items[2]).toEqual({ text: 'a remark', metadata: { entryCount: 2 } });
});

const ris = `TY  - JOUR
ID  - a1
AU  - Lovelace, Ada
TI  - The title
PY  - 2024/05/01/
KW  - one
KW  - two
AB  - An abstract
that goes on
UR  - https://x.example/
ER  -

TY  - BOOK
T1  - Another
ER  -
`;

test('RIS entries', async () => {
  const { items } = await extract('tagged', ris);
  expect(items[0]).toEqual({
    text: 'JOUR\na1\nLovelace, Ada\nThe title\n2024/05/01/\none\ntwo\nAn abstract that goes on\nhttps://x.example/',
    metadata: {
      title: 'The title',
      entryType: 'JOUR',
      description: 'An abstract that goes on',
      publishedAt: '2024-05-01',
      authors: ['Ada Lovelace'],
      tags: ['one', 'two'],
      links: ['https://x.example/'],
    },
    child: { key: 'a1', mimeType: 'text/x-bibliography-entry' },
  });
  expect(items.map(({ child }) => child?.key)).toEqual(['a1', 'entry 2', undefined]);
});

test('PubMed and EndNote entries', async () => {
  const pubmed =
    'PMID- 123\nTI  - A long title\n      in two lines.\nFAU - Lovelace, Ada\nAU  - Lovelace A\nMH  - *Humans\nLID - 10.1000/x [doi]\nDP  - 2024 May\n';
  expect((await extract('tagged', pubmed)).items[0]).toMatchObject({
    metadata: { title: 'A long title in two lines.', authors: ['Ada Lovelace'], tags: ['Humans'], doi: '10.1000/x' },
    child: { key: 'PMID 123' },
  });
  const endnote = '%0 Journal Article\n%T The title\n%A Ada Lovelace\n%D 2024\n%K one\n%U https://x.example/\n\n%0 Book\n%T Another\n';
  expect((await extract('tagged', endnote)).items.map(({ metadata }) => metadata)).toMatchObject([
    { title: 'The title', authors: ['Ada Lovelace'], publishedAt: '2024', links: ['https://x.example/'] },
    { title: 'Another' },
    { entryCount: 2 },
  ]);
});

test('keys that come again differ', async () => {
  const { items } = await extract('bibtex', '@misc{a, title={1}}@misc{a, title={2}}@misc{, title={3}}');
  expect(items.map(({ child }) => child?.key)).toEqual(['a', 'a (2)', 'entry 3', undefined]);
});

test.each([['bibtex', bibtex] as const, ['tagged', ris] as const])('damaged %s is read', async (extension, source) => {
  for (const copy of damagedCopies(Buffer.from(source), 300)) expect((await extract(extension, copy)).items.length).toBeGreaterThan(0);
});

test('any text is read, in little time', async () => {
  const mark = fc.constantFrom(
    '@a{',
    '@string{',
    '{',
    '}',
    '"',
    '=',
    ',',
    '#',
    '\n',
    'x',
    ' ',
    '\\',
    '@',
    '(',
    ')',
    'and',
    '%0 ',
    'TY  - ',
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('bibtex' as const, 'tagged' as const), fc.array(mark, { maxLength: 60 }), async (extension, marks) => {
      expect((await extract(extension, marks.join(''))).items.length).toBeGreaterThan(0);
    }),
  );
  for (const piece of ['@a{', '@a{b,c=', '@a{b,c={', '@a{b,c=d#', '@a{b,c="{']) {
    const startedAt = performance.now();
    await extract('bibtex', piece.repeat(20_000));
    expect([piece, performance.now() - startedAt < 1500]).toEqual([piece, true]);
  }
});
