import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { makeCompoundFile } from '../../kit/compound-file/test-compound-file.ts';
import { extractWith } from '../../testing/extract-with.ts';
import office from './index.ts';
import { makeDoc, makeDocx, makeOdt, makePpt, makePptx, makeXls, makeXlsx, shape } from './test-documents.ts';
import { bytes as joined, function6, makeChunks, makeHangul, makeWk1, makeWordPerfect6, makeXps } from './test-old-documents.ts';

const paragraphs = '<w:p><w:r><w:t>some words</w:t></w:r></w:p>'.repeat(20);
const rtf =
  '{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset128 A;}}{\\info{\\title T}}{\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt y}}\\f0\\\'83\\\'41\\u1078?\\par{\\object{\\*\\objdata 0105000002000000}}}';

const documents: Readonly<Record<string, Buffer>> = {
  word: makeDocx(paragraphs, { 'docProps/core.xml': '<x><dc:title>T</dc:title></x>' }),
  sheets: makeXlsx(
    { One: '<sheetData><row><c t="s"><v>0</v></c><c s="1"><v>4</v></c></row></sheetData>' },
    { 'xl/sharedStrings.xml': '<sst><si><t>x</t></si></sst>' },
  ),
  slides: makePptx([shape('one', 'title'), shape('two')]),
  opendocument: makeOdt('<office:text><text:p>words</text:p></office:text>'),
  rtf: Buffer.from(rtf),
  'legacy-word': makeDoc(['main text \x13 HYPERLINK "x" \x14y\x15\ra\x07b\x07\x07', 'note\r', 'top\r']),
  'legacy-sheets': makeXls('Sheet', [
    ['a', 1],
    ['b', 2],
  ]),
  'legacy-slides': makePpt(['one', 'two']),
  xps: makeXps(['<Canvas><Glyphs OriginX="1" OriginY="2" FontRenderingEmSize="3" UnicodeString="words" Indices="1,2;"/></Canvas>']),
  wordperfect: makeWordPerfect6(joined('words', function6(0xd0, 4)), 'title', joined('note', function6(0xe0, 1))),
  works: makeCompoundFile({ CONTENTS: makeChunks('one', 'two') }),
  lotus: makeWk1([['a', 1]]),
  hangul: makeHangul(['one\r', 'two\r']),
};

test.each(Object.entries(documents))(
  '%s: whatever is broken, it ends with text or a reason',
  async (extension, whole) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.oneof(fc.constant(whole.length), fc.nat(whole.length)),
        async (changes, length) => {
          const bytes = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of changes) if (at < length) bytes[at] = value;
          const file = { name: 'file', mimeType: 'application/octet-stream', bytes };
          const outcome = await extractWith(office, extension, file).catch((error: unknown) => authorOutcome(error) ?? error);
          const isAnswer =
            outcome === 'skip' || outcome === 'reject' || (typeof outcome === 'object' && outcome !== null && 'items' in outcome);
          expect(isAnswer ? undefined : outcome).toBeUndefined();
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  },
  60_000,
);
