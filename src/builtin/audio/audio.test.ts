import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import { damagedCopies } from '../../testing/test-damage.ts';
import audio from './index.ts';
import { aviFile, box, element, matroskaFile, mp3File, mp4File, textFrame, timedText } from './test-media.ts';

const extract = (bytes: Uint8Array, mimeType: string): Promise<Recording> => extractWith(audio, 'media', { name: 'a', mimeType, bytes });
const allText = ({ items }: Recording): string => items.map(({ text }) => text).join('');

const song = mp3File([
  ['TIT2', textFrame('Grüße')],
  ['TPE1', textFrame('Ann')],
  ['TPE2', textFrame('The Band')],
  ['TALB', textFrame('Letters')],
  ['TCOM', textFrame('Clara')],
  ['TCON', textFrame('Folk')],
  ['TDRC', textFrame('2024-05-01')],
  ['TRCK', textFrame('3/12')],
  ['TMCL', textFrame('violin\0Dora')],
  ['COMM', Buffer.from('\x03eng\0by heart')],
  ['USLT', Buffer.from('\x03eng\0first line\nsecond line')],
]);

test('a song says who made what', async () => {
  const { items, partial } = await extract(song, 'audio/mpeg');
  expect(items[0]?.text).toBe('Grüße\nLetters\nAnn\nThe Band\nClara\nDora\nFolk\n2024\nby heart\nfirst line\nsecond line');
  expect(items[0]?.metadata).toMatchObject({
    title: 'Grüße',
    authors: ['Ann', 'The Band', 'Clara', 'Dora'],
    album: 'Letters',
    albumArtist: 'The Band',
    composers: ['Clara'],
    tags: ['Folk'],
    publishedAt: '2024-05-01',
    trackNumber: 3,
    trackCount: 12,
    container: 'MPEG',
    sampleRate: 44_100,
  });
  expect(partial).toEqual([]);
});

test.each([
  ['tx3g', [timedText('First <i>words</i>'), timedText(''), timedText('Second'), timedText('Second')], 'First words\nSecond'],
  ['wvtt', [box('vttc', box('payl', Buffer.from('First words'))), box('vtte')], 'First words'],
  ['stpp', [Buffer.from('<tt><body><p>First</p><p begin="1s">Second</p></body></tt>')], 'First\nSecond'],
  ['c608', [Buffer.from('not text')], ''],
])('subtitles of MP4 in the format %s are read', async (format, samples, expected) => {
  const recording = await extract(mp4File('A film', format, samples), 'video/mp4');
  expect(recording.items[0]?.metadata.title).toBe('A film');
  expect(allText(recording)).toBe(['A film', expected].filter((text) => text !== '').join('\n\n'));
});

const film = matroskaFile('A film', [
  { codec: 'S_TEXT/UTF8', cues: ['First <b>words</b>', 'Second'] },
  { codec: 'S_TEXT/ASS', cues: [String.raw`0,0,Default,,0,0,0,,{\i1}Drawn\Nout{\i0}, indeed`] },
  { codec: 'S_TEXT/UTF8', isPacked: true, cues: ['Packed'] },
  { codec: 'S_VOBSUB', cues: ['pixels'] },
]);

test('chapters and subtitles of Matroska are read, in whatever form', async () => {
  const recording = await extract(film, 'video/matroska');
  expect(recording.items[1]?.metadata).toEqual({ title: 'A film', headings: ['A chapter'] });
  expect(allText(recording)).toBe('\nA film\nA chapter\n\nFirst words\nSecond\nDrawn out, indeed\nPacked');
});

/** The head of a film of 2.5 seconds and 320 × 240 points, with sound. */
const movieHead = ((): Buffer => {
  const [movie, picture, sound] = [Buffer.alloc(100), Buffer.alloc(84), Buffer.alloc(84)];
  movie.writeUInt32BE(600, 12);
  movie.writeUInt32BE(1500, 16);
  picture.writeUInt16BE(320, 76);
  picture.writeUInt16BE(240, 80);
  return box('moov', box('mvhd', movie), box('trak', box('tkhd', sound)), box('trak', box('tkhd', picture)));
})();

test.each([
  ['MP4', Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), movieHead])],
  ['QuickTime with a packed head', box('moov', box('cmov', box('cmvd', Buffer.alloc(4), deflateSync(movieHead))))],
])('%s says how large and how long the film is', async (_, file) => {
  const { items, partial } = await extract(file, 'video/mp4');
  expect(items[0]?.metadata).toMatchObject({ width: 320, height: 240, duration: 2.5 });
  expect(partial).toEqual([]);
});

test('a bomb in a packed head says nothing', async () => {
  const bomb = box('moov', box('cmov', box('cmvd', Buffer.alloc(4), deflateSync(Buffer.alloc(100_000_000)))));
  expect((await extract(bomb, 'video/quicktime')).partial).toMatchObject([{ code: 'damaged' }]);
});

const oldFilm = aviFile({ INAM: 'Old film', IART: 'Ann', ICMT: 'found in a box', IGNR: 'Home', ICRD: '1999-12-31' });

test('an AVI film says what it is', async () => {
  const { items, partial } = await extract(oldFilm, 'video/vnd.avi');
  expect(items[0]).toEqual({
    text: 'Old film\nAnn\nfound in a box\nHome\n1999-12-31',
    metadata: {
      title: 'Old film',
      authors: ['Ann'],
      description: 'found in a box',
      tags: ['Home'],
      publishedAt: '1999-12-31',
      container: 'AVI',
      width: 320,
      height: 240,
      duration: 2,
    },
  });
  expect(partial).toEqual([]);
});

test('what ends early gives what there is, and says so', async () => {
  const { items, partial } = await extract(mp4File('A film', 'tx3g', []).subarray(0, -1), 'video/mp4');
  expect(items).toHaveLength(1);
  expect(partial).toMatchObject([{ code: 'damaged' }]);
});

test('what is no sound is marked or rejected', async () => {
  expect((await extract(Buffer.from('words, many words, and nothing else'), 'audio/mpeg')).partial).toMatchObject([{ code: 'damaged' }]);
  await expect(extract(Buffer.from('words'), 'audio/amr')).rejects.toMatchObject({ code: 'corrupt' });
});

const repeated = (part: Buffer, times: number): Buffer => Buffer.concat(Array.from({ length: times }, () => part));

test.each([
  [
    'boxes within boxes',
    'video/mp4',
    Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), repeated(Buffer.from('\0\0\0\0moov'), 100_000)]),
  ],
  ['a million boxes', 'video/mp4', Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), repeated(box('free'), 1_000_000)])],
  ['a million elements', 'video/matroska', Buffer.concat([film, repeated(element(0xec), 500_000)])],
  [
    'elements within elements',
    'video/matroska',
    Buffer.concat([
      film.subarray(0, film.indexOf('18538067', 0, 'hex')),
      repeated(Buffer.from('1853806701ffffffffffffff', 'hex'), 100_000),
    ]),
  ],
  ['a million tags', 'audio/mpeg', mp3File(Array.from({ length: 20_000 }, () => ['TIT2', textFrame('x')]))],
])('%s take little time', async (_, mimeType, bytes) => {
  const started = performance.now();
  const outcome = await extract(bytes, mimeType).catch((error: unknown) => authorOutcome(error));
  expect(outcome === 'reject' || typeof outcome === 'object').toBe(true);
  expect(performance.now() - started).toBeLessThan(8000);
});

test.each([
  ['audio/mpeg', song],
  ['video/mp4', mp4File('A film', 'tx3g', [timedText('First'), timedText('Second')])],
  ['video/matroska', film],
  ['video/vnd.avi', oldFilm],
])('damage to %s does no harm', async (mimeType, file) => {
  for (const copy of damagedCopies(file, 300)) {
    const outcome = await extract(copy, mimeType).catch((error: unknown) => authorOutcome(error));
    expect(outcome === 'reject' || (typeof outcome === 'object' && outcome.items.length > 0)).toBe(true);
  }
});
