import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { cueLines } from './cue-text.ts';
import { sampleRanges, type SampleTables } from './mp4-samples.ts';
import { sampleText } from './mp4-sample-text.ts';

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
/** Kinds of tracks that hold text (`hdlr`): of QuickTime, of MP4. */
const textKinds = new Set(['text', 'sbtl', 'subt']);
const tableNames = new Set(['stsz', 'stsc', 'stco', 'co64']);

const mostBoxes = 100_000;
const longestTable = 4 * 1024 * 1024;
const longestText = 16 * 1024 * 1024;
const longestSample = 1024 * 1024;

interface Track {
  kind: string;
  /** The format of its samples, from `stsd`. */
  format: string;
  readonly tables: SampleTables;
}

/** Text of the tracks with subtitles in MP4 and QuickTime (ISO/IEC 14496-12), of all languages; not of fragmented films. */
export async function mp4Subtitles(bytes: RangedBytes): Promise<string> {
  const lines = cueLines();
  for (const { format, tables } of await textTracks(bytes)) {
    for (const { start, length } of sampleRanges(tables)) {
      if (lines.length > longestText) break;
      if (length <= longestSample) for (const cue of sampleText(format, await bytes.read(start, length))) lines.add(cue);
    }
  }
  return lines.read();
}

/** Boxes are passed one by one: what holds others is entered, and the rest passed over. */
async function textTracks(bytes: RangedBytes): Promise<readonly Track[]> {
  const tracks: Track[] = [];
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= bytes.size; count += 1) {
    const header = await bytes.read(at, 16);
    const type = header.toString('latin1', 4, 8);
    const isLong = header.readUInt32BE(0) === 1 && header.length === 16;
    const headerLength = isLong ? 16 : 8;
    const length = isLong ? Number(header.readBigUInt64BE(8)) : header.readUInt32BE(0) || bytes.size - at;
    if (length < headerLength) break;
    if (containers.has(type)) {
      if (type === 'trak') tracks.push({ kind: '', format: '', tables: {} });
      at += headerLength;
      continue;
    }
    const track = tracks.at(-1);
    const readData = (most: number): Promise<Buffer> => bytes.read(at + headerLength, Math.min(length - headerLength, most));
    if (track !== undefined && type === 'hdlr' && track.kind === '') track.kind = (await readData(12)).toString('latin1', 8, 12);
    else if (track !== undefined && textKinds.has(track.kind)) {
      if (type === 'stsd') track.format = (await readData(16)).toString('latin1', 12, 16);
      if (tableNames.has(type)) Object.assign(track.tables, { [type]: Buffer.from(await readData(longestTable)) });
    }
    at += length;
  }
  return tracks.filter(({ format }) => format !== '');
}
