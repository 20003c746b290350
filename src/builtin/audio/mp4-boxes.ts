import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';

export interface Mp4Box {
  readonly type: string;
  /** What is in it, as far as `most` bytes; valid until the next call. */
  data(most: number): Promise<Buffer>;
}

const mostBoxes = 100_000;

/** The boxes of MP4 and QuickTime (ISO/IEC 14496-12, 4.2), one by one: those that are `containers` are entered, the others passed over. */
export async function* mp4Boxes(bytes: RangedBytes, containers: ReadonlySet<string>): AsyncGenerator<Mp4Box> {
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= bytes.size; count += 1) {
    const header = await bytes.read(at, 16);
    const type = header.toString('latin1', 4, 8);
    const isLong = header.readUInt32BE(0) === 1 && header.length === 16;
    const headerLength = isLong ? 16 : 8;
    const length = isLong ? Number(header.readBigUInt64BE(8)) : header.readUInt32BE(0) || bytes.size - at;
    if (length < headerLength) return;
    const start = at + headerLength;
    yield { type, data: (most) => bytes.read(start, Math.min(length - headerLength, most)) };
    at = containers.has(type) ? start : at + length;
  }
}
