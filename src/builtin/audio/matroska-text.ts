import { inflateSync } from 'node:zlib';
import type { RangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import { cueLines } from './cue-text.ts';
import { elementIds, readElement } from './ebml.ts';
import { textsOf } from './tag-values.ts';

interface Track {
  number: number;
  codec: string;
  /** As `ContentCompAlgo` has it: 0 is zlib, 3 means that `prefix` was cut off. */
  compression: number | undefined;
  prefix: Buffer;
}

const mostElements = 5_000_000;
const longestText = 16 * 1024 * 1024;
const longestCue = 1024 * 1024;
const longestName = 1024;
const mostChapters = 10_000;

export interface MatroskaText {
  /** The tag reader leaves it out where the film has no duration, as live recordings. */
  readonly title?: string;
  readonly chapters: readonly string[];
  readonly subtitles: string;
}

/**
 * Names of chapters and text of the subtitles within Matroska and WebM (RFC 9559), of all languages. Elements are passed one by one: what holds others is entered, and
 * the rest passed over. Films without such subtitles are read only as far as their list of tracks.
 */
export async function matroskaText(bytes: RangedBytes): Promise<MatroskaText> {
  const chapters: string[] = [];
  let title: string | undefined;
  const tracks: Track[] = [];
  const lines = cueLines();
  let at = 0;
  for (let count = 0; count < mostElements && lines.length < longestText; count += 1) {
    const element = readElement(await bytes.read(at, 12));
    if (element === undefined) break;
    const start = at + element.headerLength;
    if (element.id === elementIds.Cluster && !tracks.some(isText)) break;
    at = start;
    if (element.isMaster) {
      if (element.id === elementIds.TrackEntry) tracks.push({ number: 0, codec: '', compression: undefined, prefix: Buffer.alloc(0) });
      if (element.id === elementIds.ContentCompression) Object.assign(tracks.at(-1) ?? {}, { compression: 0 });
      continue;
    }
    if (element.id === elementIds.Block || element.id === elementIds.SimpleBlock) {
      const [number = 0] = await bytes.read(start, 1);
      const track = tracks.find((candidate) => (candidate.number | 0x80) === number && isText(candidate));
      if (track !== undefined && element.size <= longestCue) lines.add(cueIn(await bytes.read(start, element.size), track));
    } else {
      const data = await bytes.read(start, Math.min(element.size, longestName));
      if (element.id === elementIds.Title) title ??= data.toString('utf8').replaceAll('\0', '').trim();
      else if (element.id === elementIds.ChapString && chapters.length < mostChapters) chapters.push(data.toString('utf8'));
      else describe(tracks.at(-1), element.id, data);
    }
    at = start + element.size;
  }
  return { ...(title && { title }), chapters: textsOf(chapters), subtitles: lines.read() };
}

const isText = ({ codec }: Track): boolean => codec.startsWith('S_TEXT/') || codec === 'S_ASS' || codec === 'S_SSA';

function describe(track: Track | undefined, id: number, data: Buffer): void {
  if (track === undefined) return;
  if (id === elementIds.TrackNumber) track.number = data.at(-1) ?? 0;
  else if (id === elementIds.CodecID) track.codec = data.toString('latin1').replaceAll('\0', '');
  else if (id === elementIds.ContentCompAlgo) track.compression = data.at(-1) ?? 0;
  else if (id === elementIds.ContentCompSettings) track.prefix = Buffer.from(data);
}

/** After the number of the track come a time of two bytes and flags. */
function cueIn(block: Buffer, { codec, compression, prefix }: Track): string {
  const data = block.subarray(4);
  const text = (compression === 0 ? inflated(data) : compression === 3 ? Buffer.concat([prefix, data]) : data).toString('utf8');
  // Eight fields stand before the text: ReadOrder, Layer, Style, Name, three margins, Effect.
  return /ASS$|SSA$/.test(codec) ? text.split(',').slice(8).join(',') : text;
}

function inflated(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: longestCue });
  } catch {
    // A damaged cue says nothing.
    return Buffer.alloc(0);
  }
}
