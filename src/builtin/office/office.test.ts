import { expect, test } from 'vitest';
import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import office from './index.ts';
import {
  makeDoc,
  makeDocx,
  makeOdt,
  makePpt,
  makePptx,
  makeXls,
  makeXlsx,
  relationships,
  shape,
  shorts,
  xlsRecord,
} from './test-documents.ts';

const extract = (extension: string, bytes: Uint8Array | string): Promise<Recording> =>
  extractWith(office, extension, { name: 'file', mimeType: 'application/octet-stream', bytes });

const text = async (extension: string, bytes: Uint8Array | string): Promise<string | undefined> =>
  (await extract(extension, bytes)).items[0]?.text;

const paragraph = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${content}</w:t></w:r></w:p>`;

const listItem = (content: string, level: number): string =>
  paragraph(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);

const listLevel = (index: number, format: string, label: string): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;

const flatPart = (name: string, xml: string): string => `<pkg:part pkg:name="${name}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;

const properties = {
  'docProps/core.xml':
    '<cp:coreProperties><dc:title>The title</dc:title><dc:creator>Ann; Bob</dc:creator><cp:keywords>a, b</cp:keywords><dc:subject>Matter</dc:subject><dcterms:created>2024-05-01T10:00:00Z</dcterms:created></cp:coreProperties>',
  'docProps/app.xml': '<Properties><Application>Word</Application><Pages>3</Pages><Company>Acme</Company></Properties>',
  'docProps/custom.xml': '<Properties><property name="Client"><vt:lpwstr>Zed</vt:lpwstr></property></Properties>',
};

test('paragraphs, tables, properties and headings of a document', async () => {
  const body =
    paragraph('Chapter &amp; verse', '<w:pStyle w:val="H"/>') +
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
    '<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>';
  const { items } = await extract(
    'word',
    makeDocx(body, {
      ...properties,
      'word/_rels/document.xml.rels': relationships(['r1', 'styles', 'styles.xml']),
      'word/styles.xml':
        '<w:styles><w:style w:styleId="B"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H"><w:name w:val="Mine"/><w:basedOn w:val="B"/></w:style></w:styles>',
    }),
  );
  expect(items).toEqual([
    {
      text: 'Chapter & verse\na\tb\tc\none\ntwo\nMatter',
      metadata: {
        title: 'The title',
        authors: ['Ann', 'Bob'],
        tags: ['a', 'b'],
        subject: 'Matter',
        createdAt: '2024-05-01T10:00:00Z',
        generator: 'Word',
        company: 'Acme',
        pages: 3,
        custom: { Client: 'Zed' },
        headings: ['Chapter & verse'],
      },
    },
  ]);
});

const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
const ruby = (base: string, reading: string): string =>
  `<w:r><w:ruby><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;

test('readings of characters stand behind their paragraph', async () => {
  const body = `<w:p>${ruby('東', 'とう')}${ruby('京', 'きょう')}${run('へ')}</w:p>${paragraph('next')}`;
  expect(await text('word', makeDocx(body))).toBe('東京へ\nとう きょう\nnext');
});

test('what stands aside is read once, links lead to where they lead, files are handed on', async () => {
  const box = '<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>';
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://field.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>field</w:t></w:r>';
  const { items, contents } = await extract(
    'word',
    makeDocx(
      `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent><w:t>main</w:t></w:r>` +
        `<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><wp:docPr descr="a picture"/>${field}</w:p>`,
      {
        'word/_rels/document.xml.rels': relationships(
          ['r1', 'header', 'header1.xml'],
          ['r2', 'header', 'header2.xml'],
          ['r3', 'footnotes', 'footnotes.xml'],
          ['r4', 'comments', 'comments.xml'],
          ['r5', 'hyperlink', 'http://outside.example/'],
          ['r6', 'package', 'embeddings/a.bin'],
        ),
        'word/header1.xml': `<w:hdr>${paragraph('top')}</w:hdr>`,
        'word/header2.xml': `<w:hdr>${paragraph('top')}</w:hdr>`,
        'word/footnotes.xml': `<w:footnotes>${paragraph('note')}</w:footnotes>`,
        'word/comments.xml': `<w:comments><w:comment w:author="Ann">${paragraph('remark')}</w:comment></w:comments>`,
        'word/embeddings/a.bin': 'inner',
      },
    ),
  );
  expect(items[0]?.text).toBe('boxed\nmain a picture field\ntop\nnote\nAnn: remark\ngone\nhttp://field.example/\nhttp://outside.example/');
  expect(items[0]?.metadata).toEqual({
    hasComments: true,
    hasTrackedChanges: true,
    links: ['http://field.example/', 'http://outside.example/'],
  });
  expect(contents.map(({ key, bytes }) => [key, Buffer.from(bytes).toString()])).toEqual([['word/embeddings/a.bin', 'inner']]);
});

test('paragraphs of lists have their numbers', async () => {
  const levels = listLevel(0, 'decimal', '%1.') + listLevel(1, 'lowerLetter', '%1.%2)') + listLevel(2, 'upperRoman', '%3');
  const bytes = makeDocx(listItem('x', 0) + listItem('x', 1) + listItem('x', 1) + listItem('x', 0) + listItem('x', 2), {
    'word/_rels/document.xml.rels': relationships(['r1', 'numbering', 'numbering.xml']),
    'word/numbering.xml': `<w:numbering><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  });
  expect(await text('word', bytes)).toBe('1. x\n1.a) x\n1.b) x\n2. x\nI x');
});

test('cells are read as they are shown', async () => {
  const cells =
    '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>inline</t></is></c><c t="b"><v>1</v></c></row>' +
    '<row><c s="1"><v>45413</v></c><c s="2"><v>0.125</v></c><c s="3"><v>1234.5</v></c><c><v>0.30000000000000004</v></c></row>';
  const { items } = await extract(
    'sheets',
    makeXlsx(
      {
        First: `<sheetData>${cells}</sheetData><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"Top&amp;RPage &amp;P</oddHeader></headerFooter>`,
      },
      {
        'xl/sharedStrings.xml': '<sst><si><r><t>sha</t></r><r><t>red</t></r><rPh><t>reading</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;€&quot;#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="15"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      },
    ),
  );
  expect(items[0]?.text).toBe('First\nshared reading\tinline\tTRUE\n1-May-24\t12.50%\t€1,234.50\t0.3\nTop\tPage');
  expect(items[0]?.metadata).toEqual({ sheets: ['First'] });
});

test('a long text that all cells share is written until there is as much as an item may have, and one more', async () => {
  const written = await text(
    'sheets',
    makeXlsx(
      { a: `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(20_000)}</sheetData>` },
      { 'xl/sharedStrings.xml': `<sst><si><t>${'word \n'.repeat(20_000)}</t></si></sst>` },
    ),
  );
  expect(written).toHaveLength(64 * 1024 ** 2 + 1);
  expect(written?.slice(0, 11)).toBe('a\nword word');
});

test('slides come in the order of the show, with notes and comments; masters once and without placeholders', async () => {
  const { items } = await extract(
    'slides',
    makePptx([shape('Hello', 'title'), shape('second')], {
      'ppt/slides/_rels/slide2.xml.rels': relationships(
        ['n', 'notesSlide', '../notesSlides/notes1.xml'],
        ['c', 'comments', '../comments/comment1.xml'],
      ),
      'ppt/notesSlides/notes1.xml': `<p:notes>${shape('to say')}</p:notes>`,
      'ppt/comments/comment1.xml': '<p:cmLst><p:cm authorId="0"><p:text>remark</p:text></p:cm></p:cmLst>',
      'ppt/commentAuthors.xml': '<p:cmAuthorLst><p:cmAuthor id="0" name="Ann"/></p:cmAuthorLst>',
      'ppt/slideMasters/slideMaster1.xml': `<p:sldMaster>${shape('Click to edit', 'title')}${shape('Acme')}${shape('foot', 'ftr')}</p:sldMaster>`,
    }),
  );
  expect(items[0]?.text).toBe('Hello\nto say\nAnn: remark\nsecond\nAcme\nfoot');
  expect(items[0]?.metadata).toEqual({ hasComments: true, headings: ['Hello'] });
});

test('a document of LibreOffice', async () => {
  const { items } = await extract(
    'opendocument',
    makeOdt(
      '<office:text><text:h text:outline-level="1">Head</text:h><text:p>a<text:s text:c="2"/>b<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>below</text:p></text:note-body></text:note> c <text:a xlink:href="http://x.example/">link</text:a></text:p>' +
        '<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table></office:text>',
      {
        'meta.xml':
          '<office:document-meta><office:meta><dc:title>T</dc:title><meta:initial-creator>Ann</meta:initial-creator><meta:keyword>k1</meta:keyword><meta:keyword>k2</meta:keyword><meta:document-statistic meta:page-count="2"/></office:meta></office:document-meta>',
        'styles.xml':
          '<office:document-styles><office:master-styles><style:master-page><style:header><text:p>top</text:p></style:header></style:master-page></office:master-styles></office:document-styles>',
      },
    ),
  );
  expect(items[0]?.text).toBe('Head\na  b c link\n1\t2\ntop\nbelow\nhttp://x.example/');
  expect(items[0]?.metadata).toEqual({
    title: 'T',
    authors: ['Ann'],
    tags: ['k1', 'k2'],
    pages: 2,
    headings: ['Head'],
    links: ['http://x.example/'],
  });
});

test('OpenDocument and Word in one XML file', async () => {
  const flat =
    '<office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>T</dc:title></office:meta><office:body><office:text><text:p>flat</text:p></office:text></office:body></office:document>';
  expect((await extract('opendocument', flat)).items[0]).toEqual({ text: 'flat', metadata: { title: 'T' } });
  const word2003 =
    '<w:wordDocument><o:DocumentProperties><o:Author>Ann</o:Author></o:DocumentProperties><w:body><w:p><w:r><w:t>old</w:t></w:r></w:p></w:body></w:wordDocument>';
  expect((await extract('word-xml', word2003)).items[0]).toEqual({ text: 'old', metadata: { authors: ['Ann'] } });
  const flatPackage = `<pkg:package>${flatPart('/_rels/.rels', relationships(['r', 'officeDocument', 'word/document.xml']))}${flatPart('/word/document.xml', `<w:document>${paragraph('parts')}</w:document>`)}</pkg:package>`;
  expect(await text('word-xml', flatPackage)).toBe('parts');
});

test.each([
  ['plain', '{\\rtf1\\ansi Hello\\par world}', 'Hello\nworld'],
  ['code pages', "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f0 caf\\'e9 \\f1\\'c6}", 'café Ж'],
  ['Shift-JIS with a second byte that is a letter', "{\\rtf1{\\fonttbl{\\f0\\fcharset128 A;}}\\f0\\'83A\\'93\\'fa}", 'ア日'],
  ['Unicode', "{\\rtf1\\uc1 \\u1078?\\uc2 \\u26085??x\\u-10179?\\'3f\\u-8704??}", 'ж日x😀'],
  ['tables', '{\\rtf1\\trowd a\\cell b\\cell\\row c\\cell d\\cell\\row}', 'a\tb\nc\td'],
  ['what is aside', '{\\rtf1{\\header top\\par}main{\\footnote note\\par} text\\par}', 'main text\ntop\nnote'],
  ['fields', '{\\rtf1{\\field{\\*\\fldinst HYPERLINK "http://x.example/"}{\\fldrslt shown}}}', 'shown\nhttp://x.example/'],
  ['what is unknown', '{\\rtf1{\\*\\nobody hidden}{\\pict 0a0b}\\bin3 }}}shown}', 'shown'],
  ['both forms of a text', '{\\rtf1{\\upr{?}{\\*\\ud{\\u1078?}}}}', 'ж'],
])('RTF: %s', async (_, rtf, expected) => {
  expect(await text('rtf', rtf)).toBe(expected);
});

test('RTF has properties and headings', async () => {
  const rtf =
    '{\\rtf1{\\stylesheet{\\s1 heading 1;}}{\\info{\\title The title}{\\author Ann}{\\creatim\\yr2024\\mo5\\dy1\\hr9}\\nofpages2}\\pard\\s1 Head\\par\\pard text}';
  expect((await extract('rtf', rtf)).items[0]?.metadata).toEqual({
    title: 'The title',
    authors: ['Ann'],
    createdAt: '2024-05-01T09:00:00',
    pages: 2,
    headings: ['Head'],
  });
});

test('a document of Word 97', async () => {
  const main = 'Грüße \x13 HYPERLINK "http://x.example/" \x14shown\x15\ra\x07b\x07\x07after\r';
  expect(await text('legacy-word', makeDoc([main, 'note\r', 'top\rtop\r']))).toBe('Грüße shown\na\tb\nafter\nnote\ntop\nhttp://x.example/');
});

test('a workbook of Excel 97, with what stands around the cells', async () => {
  const header = xlsRecord(0x14, shorts(5), Buffer.of(0), Buffer.from('&LTop'));
  const { items } = await extract(
    'legacy-sheets',
    makeXls(
      'Sheet',
      [
        ['Ünïcode 日本', 1.5],
        ['next', 2],
      ],
      [header],
    ),
  );
  expect(items[0]).toEqual({ text: 'Sheet\nÜnïcode 日本\t1.5\nnext\t2\nTop', metadata: { sheets: ['Sheet'] } });
});

test('a presentation of PowerPoint 97 is read as it was saved last', async () => {
  expect(await text('legacy-slides', makePpt(['one', 'two ж']))).toBe('one\ntwo ж');
});

test('documents within documents are parts of their own', async () => {
  const native = Buffer.concat([
    Buffer.from('0200', 'hex'),
    Buffer.from('a.txt\0C:\\a.txt\0'),
    Buffer.alloc(8),
    Buffer.from('C:\\tmp\\a.txt\0'),
    Buffer.from(Uint32Array.of(5).buffer),
    Buffer.from('inner'),
  ]);
  const bytes = makeDoc(['main\r', '', ''], 0x0200, {
    'ObjectPool/_1/\u0001Ole10Native': Buffer.concat([Buffer.from(Uint32Array.of(native.length).buffer), native]),
  });
  const { contents } = await extract('legacy-word', bytes);
  expect(contents).toEqual([
    { key: 'ObjectPool/_1/a.txt', bytes: Buffer.from('inner'), metadata: { originalPaths: ['C:\\a.txt', 'C:\\tmp\\a.txt'] } },
  ]);
});

test.each<readonly [string, string, Uint8Array]>([
  ['of Office 2007 and later', 'word', makeCompoundFile({ EncryptedPackage: 'x', EncryptionInfo: 'y' })],
  ['of Word 97', 'legacy-word', makeDoc(['x', '', ''], 0x0300)],
  ['of Excel 97', 'legacy-sheets', makeXls('Sheet', [], [xlsRecord(0x2f, Buffer.alloc(6))])],
  [
    'of LibreOffice',
    'opendocument',
    makeOdt('', {
      'META-INF/manifest.xml':
        '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    }),
  ],
])('a document with a password is said to have one: %s', async (_, extension, bytes) => {
  await expect(extract(extension, bytes)).rejects.toMatchObject({ name: 'SkipContent', code: 'encrypted' });
});

test('of a truncated document the beginning is read', async () => {
  const body = Array.from({ length: 2000 }, (_, index) => paragraph(`line ${index}`)).join('');
  const whole = makeDocx(body);
  const { items, partial } = await extract('word', whole.subarray(0, Math.round(whole.length * 0.6)));
  expect(items[0]?.text).toContain('line 100\n');
  expect(partial).toEqual([{ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' }]);
});

test('entities of the document are not expanded, and nothing outside is opened', async () => {
  const xml = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
  const bytes = makeDocx('', { 'word/document.xml': `${xml}<w:document><w:p><w:r><w:t>x&b;&f;</w:t></w:r></w:p></w:document>` });
  expect(await text('word', bytes)).toBe('x&b;&f;');
});

test('deep nesting costs no stack', async () => {
  const depth = 200_000;
  expect(await text('word', makeDocx(`${'<w:p>'.repeat(depth)}<w:r><w:t>x</w:t></w:r>${'</w:p>'.repeat(depth)}`))).toBe('x');
  expect(await text('rtf', `{\\rtf1 ${'{'.repeat(depth)}x${'}'.repeat(depth)} y}`)).toBe('x y');
});

test.each([
  ['legacy-word', makeDoc([`Some words that were kept. ${'x'.repeat(6000)}`, 'note', 'top']), 'Some words that were kept.'],
  ['legacy-sheets', makeXls('Sheet', [['kept', 1], ...Array.from({ length: 500 }, (_, row) => [row, row])]), 'kept\t1'],
])('%s: of a document that is cut off, what is left is read', async (extension, whole, kept) => {
  const { items, partial } = await extract(extension, whole.subarray(0, Math.floor(whole.length * 0.6)));
  expect(items[0]?.text).toContain(kept);
  expect(partial.map(({ code }) => code)).toEqual(['damaged']);
  expect((await extract(extension, whole)).partial).toEqual([]);
});

test('what a document takes from outside is told, and not opened', async () => {
  const document = await extract(
    'word',
    makeDocx(paragraph('words'), {
      'word/_rels/document.xml.rels': relationships(['s', 'settings', 'settings.xml'], ['i', 'image', 'http://x.example/a.png']),
      'word/_rels/settings.xml.rels': relationships(['t', 'attachedTemplate', 'http://x.example/t.dotx']),
      'word/settings.xml': '<w:settings/>',
    }),
  );
  expect(document.items[0]?.metadata).toEqual({ hasLinkedImages: true, hasAttachedTemplate: true, links: ['http://x.example/t.dotx'] });
});
