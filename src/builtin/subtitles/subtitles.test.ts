import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractWith, type RecordedItem } from '../../testing/extract-with.ts';
import { noSharedFiles, sharedFile } from '../../testing/test-documents.ts';
import subtitles from './index.ts';

const extract = async (bytes: string | Uint8Array, options = {}): Promise<RecordedItem | undefined> =>
  (await extractWith(subtitles, 'cues', { name: 'a.srt', mimeType: 'application/x-subrip', bytes, options })).items[0];

const srt =
  '1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i> there\r\n{\\an8}second line\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n42\r\n';
const vtt = `WEBVTT - a title

STYLE
::cue { color: red }

NOTE a remark
about nothing

intro
00:01.000 --> 00:02.000 align:start
<v Roger Bingham>We are &amp; were <c.loud>here</c> <00:01.500>now

01:00:03.000 --> 01:00:04.000
a < b
`;
const ass = `[Script Info]
Title: The Film
[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial
[Events]
Format: Layer, Start, End, Style, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,not shown
Dialogue: 0,0:00:01.00,0:00:02.00,Default,{\\i1}Hello{\\i0}, my\\Nfriend
Dialogue: 0,0:00:03.00,0:00:04.00,Default,{\\p1}m 0 0 l 10 10{\\p0}
`;

test.each([
  ['SubRip', srt, 'Hello there\nsecond line\n42'],
  ['WebVTT', vtt, 'Roger Bingham: We are & were here now\na < b'],
  ['ASS', ass, 'Hello, my\nfriend'],
  ['MicroDVD', '{0}{50}{y:i}Hello|there\n{60}{90}Bye', 'Hello\nthere\nBye'],
  ['SubRip without empty lines', '1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo', 'one\ntwo'],
  [
    'rolling captions',
    'WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n00:02.000 --> 00:03.000\none\ntwo\n\n00:03.000 --> 00:04.000\ntwo\nthree',
    'one\ntwo\nthree',
  ],
  ['something else', 'no subtitles at all', 'no subtitles at all'],
])('of %s the words are indexed', async (_, source, expected) => {
  expect((await extract(source))?.text).toBe(expected);
});

test('a script says its title', async () => {
  expect((await extract(ass))?.metadata).toEqual({ title: 'The Film' });
});

test('times are kept where the options ask for it', async () => {
  expect((await extract(srt, { keepTimestamps: true }))?.text).toBe('00:00:01,000 Hello there second line\n00:00:03,000 42');
});

test('anything is read', async () => {
  const piece = fc.constantFrom(
    '1',
    '\n',
    '\n\n',
    '00:00:01,000 --> 00:00:02,000',
    '00:01.000 --> 00:02.000',
    'NOTE',
    '<v x>',
    '<',
    '{',
    '}',
    '{1}{2}',
    '|',
    'Dialogue: ',
    ',',
    '[Script Info]',
    'Format:',
    'x',
    '\\N',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      expect((await extract(pieces.join('')))?.text).toBeTypeOf('string');
    }),
  );
});

test('a real file is readable', async ({ skip }) => {
  skip(noSharedFiles !== undefined, noSharedFiles);
  expect((await extract(readFileSync(sharedFile('formats/tika/afb8a6-testWebVTT_simple.vtt'))))?.text).toMatch(
    /^- Never drink liquid nitrogen\./,
  );
});
