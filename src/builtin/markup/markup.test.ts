import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import { documents } from './test-markup.ts';
import markup from './index.ts';

type Dialect = keyof typeof documents;
const dialects = Object.keys(documents) as readonly Dialect[];

async function extract(dialect: Dialect, bytes: string | Uint8Array = documents[dialect][1]): Promise<RecordedItem> {
  const { items, partial } = await extractWith(markup, dialect, { name: 'a', mimeType: documents[dialect][0], bytes });
  expect([items.length, partial]).toEqual([1, []]);
  return items[0] as RecordedItem;
}

const headings = ['First heading'];
const links = ['https://x.example/a'];

test.each<readonly [Dialect, object, readonly string[], readonly string[]]>([
  [
    'org',
    { title: 'The plan', authors: ['Ada'], publishedAt: '2024-05-01', tags: ['work', 'home', 'urgent'], headings, links },
    ['two hours', 'Some bold and code with a link text and .', 'print("*kept*")', 'a\tb\n1\t2', 'a remark'],
    ['toc:nil', 'CUSTOM_ID', 'x1', 'END_SRC', 'TODO'],
  ],
  [
    'rst',
    {
      title: 'The plan',
      authors: ['Ada'],
      publishedAt: '2024-05-01',
      tags: ['work', 'home'],
      headings: ['The plan', 'First heading'],
      links: ['https://x.example/a', 'https://y.example/'],
    },
    [
      'Some bold and code with a link text and the part.',
      'Be careful',
      'A picture',
      'print("kept")',
      'one\ta row of two lines',
      'a\tb\n1\t2',
      'The note',
    ],
    ['a comment', 'that goes on', 'a.png', 'width', 'code-block'],
  ],
  [
    'asciidoc',
    {
      title: 'The plan',
      authors: ['Ada'],
      publishedAt: '2024-05-01',
      tags: ['work', 'home'],
      headings: ['The plan', 'First heading'],
      links,
    },
    [
      'Some bold and code with a link text of Engine and the part.',
      'Block title',
      'print("*kept*")',
      'A picture',
      'a\tb\n1\t2',
      'item',
      'term:: meaning',
    ],
    ['remark', 'hidden', 'source', 'a.png', 'other.adoc', '<1>'],
  ],
  [
    'latex',
    {
      title: 'The plan',
      authors: ['Ada Lovelace', 'Kurt Gödel'],
      publishedAt: '2024-05-01',
      headings,
      links: ['https://x.example/a%20b'],
    },
    ['Some bold café, 50 % see with a link text.', 'print("\\kept") % kept', 'a\tb'],
    ['remark', 'nothing', 'knuth', 'sec:first', 'a4paper', 'other'],
  ],
  [
    'troff',
    { title: 'plan(1)', modifiedAt: '2024-05-01', headings: ['NAME', 'FIRST HEADING'], links },
    ['User Commands', 'plan - makes plans', 'bold', 'plan(1),', 'see “this”.', '--help', 'a\tb', 'link text'],
    ['remark', 'nothing', 'fI', 'tab('],
  ],
  [
    'texinfo',
    { title: 'The plan', authors: ['Ada'], headings: ['The plan', 'First heading'], links },
    ['Some bold and co{de with a link text.', 'item', 'print("kept")'],
    ['remark', 'hidden', 'plan.info', '@'],
  ],
  [
    'pod',
    { title: 'plan - makes plans', headings: ['NAME', 'First heading'], links },
    ['Some bold and a > b with a link text <x@y.example>.', 'item', 'print("kept")'],
    ['hidden', 'html', 'E<'],
  ],
  [
    'mediawiki',
    { title: 'First heading', headings, tags: ['Plans'], links: ['Target page', 'https://x.example/a'] },
    ['The plan\n2024', 'Some bold with a link text and outside. The note', 'A picture', 'a\tb\n1\t2', 'item'],
    ['hidden', 'thumb', 'wikitable', 'color', 'Infobox', 'a.png'],
  ],
  [
    'textile',
    { title: 'The plan', headings: ['The plan', 'First heading'], links },
    ['Some bold and code with a link text and A picture.', 'a\tb\n1\t2', 'item', 'The note'],
    ['class', 'a.png', 'h1.'],
  ],
  [
    'txt2tags',
    { title: 'The plan', authors: ['Ada'], publishedAt: '2024-05-01', tags: ['work', 'home'], headings, links },
    ['Some bold and code with a link text.', 'a\tb\n1\t2', 'print("kept")', 'item'],
    ['remark', '= First'],
  ],
  [
    'fountain',
    { title: 'The plan', authors: ['Ada'], modifiedAt: '2024-05-01', headings: ['INT. FIRST HEADING - DAY'] },
    ['ADA\n(quietly)\nSome bold words.', 'a note', 'FADE OUT.'],
    ['hidden', '**'],
  ],
])('%s', async (dialect, metadata, present, absent) => {
  const item = await extract(dialect);
  expect(item.metadata).toEqual(metadata);
  for (const text of present) expect(item.text).toContain(text);
  for (const text of absent) expect(item.text).not.toContain(text);
});

test.each(dialects)('damaged %s is read', async (dialect) => {
  for (const copy of damagedCopies(Buffer.from(documents[dialect][1]), 300))
    expect((await extract(dialect, copy)).text).toBeTypeOf('string');
});

test('any text is a document of any dialect', async () => {
  const mark = fc.constantFrom(
    ...String.raw`* _ / = [[ ]] | { } {{ }} \ \begin{ \section{ @ @code{ B< > .TS .TE .SH .de \f \( \[ := " $ % # <!-- " :: .. + - ~ ^ ! ( ) ' ${'`'}`.split(
      ' ',
    ),
    '\n',
    ' ',
    'word',
    '\t',
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...dialects), fc.array(mark, { maxLength: 80 }), async (dialect, marks) => {
      expect((await extract(dialect, marks.join(''))).text).toBeTypeOf('string');
    }),
    { numRuns: 500, seed: 4 },
  );
});

test.each(dialects)('hostile %s takes little time', async (dialect) => {
  const marks =
    String.raw`* | _ | = | [[ | [[a| | ]] | {{ | {{a| | }} | { | \section{ | \begin{verbatim} | \item[ | @code{ | B< | C<< | "a | "a":  | !a | <!-- | <ref | (( | \f( | \*[ | .TS | .de x | == | ${'`'} | ${'`'}a< | [fn:: | |a | %{ | ''' | :a:${'`'}`.split(
      ' | ',
    );
  for (const mark of marks)
    for (const source of [mark.repeat(8000), `${mark}\n`.repeat(8000), `${mark} `.repeat(8000)]) {
      const startedAt = performance.now();
      await extract(dialect, source);
      expect([mark, performance.now() - startedAt < 1500]).toEqual([mark, true]);
    }
});

test('other manual pages: mdoc and ms', async () => {
  const mdoc =
    '.Dd May 1, 2024\n.Dt PLAN 1\n.Os\n.Sh NAME\n.Nm plan\n.Nd makes plans\n.Sh SYNOPSIS\n.Nm\n.Op Fl a Ar file\n.Sh SEE ALSO\n.Xr ls 1 ,\n.Ux\n';
  expect(await extract('troff', mdoc)).toEqual({
    text: 'PLAN(1)\nNAME\nplan\n– makes plans\nSYNOPSIS\nplan\n-a file\nSEE ALSO\nls(1),\nUNIX',
    metadata: { title: 'plan(1)', modifiedAt: '2024-05-01', headings: ['NAME', 'SYNOPSIS', 'SEE ALSO'] },
  });
  const paper = '.TL\nThe paper\n.AU\nAda\n.AI\nAn institute\n.AB\nIn short.\n.AE\n.NH\nFirst heading\n.PP\nText.\n';
  expect((await extract('troff', paper)).metadata).toEqual({ title: 'The paper', authors: ['Ada'], headings: ['First heading'] });
});

test.for([
  ['pandoc/d89cc3-tables.rst', 'rst', 'Example of a row that spans multiple lines.'],
  ['pandoc/19879e-tables.t2t', 'txt2tags', 'Left Aligned'],
  ['pandoc/84052c-textile-reader.textile', 'textile', 'There should be a paragraph break between here'],
  ['unstructured/c16625-README.org', 'org', 'Example Docs'],
] as const)('the document %s', async ([path, dialect, expected], { skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  expect((await extract(dialect, readFileSync(sharedFile(`formats/${path}`)))).text).toContain(expected);
});
