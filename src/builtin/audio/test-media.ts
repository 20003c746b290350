import { deflateSync } from 'node:zlib';

// Makers of small sound and film files for tests.

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
const u16 = (value: number): Buffer => u32(value).subarray(2);

/** An MP3 of one frame, with these ID3v2.4 frames; text is UTF-8. */
export function mp3File(frames: readonly (readonly [id: string, data: Buffer])[]): Buffer {
  const body = Buffer.concat(frames.map(([id, data]) => Buffer.concat([Buffer.from(id), synchsafe(data.length), u16(0), data])));
  const silence = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0'), synchsafe(body.length), body, silence, silence, silence]);
}
const synchsafe = (value: number): Buffer => Buffer.of(value >> 21, (value >> 14) & 127, (value >> 7) & 127, value & 127);
export const textFrame = (text: string): Buffer => Buffer.from(`\x03${text}`);

export const box = (type: string, ...data: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  return Buffer.concat([u32(all.length + 8), Buffer.from(type, 'latin1'), all]);
};

/** An MP4 with a title and a track of text in `format`, whose samples lie in one chunk. */
export function mp4File(title: string, format: string, samples: readonly Buffer[]): Buffer {
  const head = box('ftyp', Buffer.from('isom\0\0\0\0isom'));
  const media = box('mdat', ...samples);
  const full = u32(0);
  const name = box('\xa9nam', box('data', u32(1), u32(0), Buffer.from(title)));
  const tags = box('udta', box('meta', full, box('hdlr', full, u32(0), Buffer.from('mdirappl'), Buffer.alloc(9)), box('ilst', name)));
  const table = box(
    'stbl',
    box('stsd', full, u32(1), box(format, Buffer.alloc(8))),
    box('stsz', full, u32(0), u32(samples.length), ...samples.map((sample) => u32(sample.length))),
    box('stsc', full, u32(1), u32(1), u32(samples.length), u32(1)),
    box('stco', full, u32(1), u32(head.length + 8)),
  );
  const track = box('trak', box('mdia', box('hdlr', full, u32(0), Buffer.from('sbtl'), Buffer.alloc(13)), box('minf', table)));
  return Buffer.concat([head, media, box('moov', box('mvhd', Buffer.alloc(100)), track, tags)]);
}

export const timedText = (text: string): Buffer => Buffer.concat([u16(Buffer.byteLength(text)), Buffer.from(text)]);

export const element = (id: number, ...data: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(data);
  const idBytes = Buffer.from(id.toString(16), 'hex');
  // A size of four bytes begins with 0001.
  return Buffer.concat([idBytes, u32(0x10000000 + all.length), all]);
};

interface TestTrack {
  readonly codec: string;
  readonly isPacked?: boolean;
  readonly cues: readonly string[];
}

/** A Matroska film with a title, a chapter and these tracks of subtitles. */
export function matroskaFile(title: string, tracks: readonly TestTrack[]): Buffer {
  const entries = tracks.map(({ codec, isPacked }, index) =>
    element(
      0xae,
      element(0xd7, Buffer.of(index + 1)),
      element(0x83, Buffer.of(0x11)),
      element(0x86, Buffer.from(codec)),
      ...(isPacked ? [element(0x6d80, element(0x6240, element(0x5034, element(0x4254, Buffer.of(0)))))] : []),
    ),
  );
  const chapter = element(0xb6, element(0x80, element(0x85, Buffer.from('A chapter'))));
  const chapters = element(0x1043a770, element(0x45b9, chapter));
  const blocks = tracks.flatMap(({ cues, isPacked }, index) =>
    cues.map((cue) => {
      const data = isPacked ? deflateSync(cue) : Buffer.from(cue);
      return element(0xa0, element(0xa1, Buffer.of(0x80 | (index + 1), 0, 0, 0), data));
    }),
  );
  return Buffer.concat([
    element(0x1a45dfa3, element(0x4282, Buffer.from('matroska'))),
    element(
      0x18538067,
      element(0x1549a966, element(0x7ba9, Buffer.from(title))),
      element(0x1654ae6b, ...entries),
      chapters,
      element(0x1f43b675, ...blocks),
    ),
  ]);
}

/** An AVI film without frames. */
export function aviFile(info: Readonly<Record<string, string>>): Buffer {
  const head = Buffer.alloc(56);
  for (const [value, at] of [
    [40_000, 0],
    [50, 16],
    [320, 32],
    [240, 36],
  ] as const)
    head.writeUInt32LE(value, at);
  const facts = Object.entries(info).map(([id, text]) => chunk(id, Buffer.from(`${text}\0`, 'latin1')));
  const body = [
    chunk('LIST', Buffer.concat([Buffer.from('hdrl'), chunk('avih', head)])),
    chunk('LIST', Buffer.concat([Buffer.from('INFO'), ...facts])),
  ];
  return chunk('RIFF', Buffer.concat([Buffer.from('AVI '), ...body, chunk('LIST', Buffer.from('moviframes'))]));
}

function chunk(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(id), size, data, Buffer.alloc(data.length % 2)]);
}
