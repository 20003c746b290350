import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { cueLines } from './cue-text.ts';
import { mp4Boxes } from './mp4-boxes.ts';
import { sampleRanges, type SampleTables } from './mp4-samples.ts';
import { sampleText } from './mp4-sample-text.ts';

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
/** Kinds of tracks that hold text (`hdlr`): of QuickTime, of MP4. */
const textKinds = new Set(['text', 'sbtl', 'subt']);
const tableNames = new Set(['stsz', 'stsc', 'stco', 'co64']);

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

async function textTracks(bytes: RangedBytes): Promise<readonly Track[]> {
  const tracks: Track[] = [];
  for await (const { type, data } of mp4Boxes(bytes, containers)) {
    if (type === 'trak') tracks.push({ kind: '', format: '', tables: {} });
    const track = tracks.at(-1);
    if (track !== undefined && type === 'hdlr' && track.kind === '') track.kind = (await data(12)).toString('latin1', 8, 12);
    else if (track !== undefined && textKinds.has(track.kind)) {
      if (type === 'stsd') track.format = (await data(16)).toString('latin1', 12, 16);
      if (tableNames.has(type)) Object.assign(track.tables, { [type]: Buffer.from(await data(longestTable)) });
    }
  }
  return tracks.filter(({ format }) => format !== '');
}
