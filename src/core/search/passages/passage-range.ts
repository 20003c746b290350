import type { Range } from './matches.ts';
import { isLowSurrogate } from './text-words.ts';

export interface RangeRequest {
  /** What it must show. */
  readonly core: Range;
  /** Most characters. A run of white space counts as one. */
  readonly length: number;
  /** What it must not leave. */
  readonly within: Range;
}

/** The part of `length` that stands before `core`, at most. */
const shareBefore = 0.35;
/** A run of white space counts as one character; so much of it is passed over. */
const rawFactor = 8;
/** Where a sentence ends in the last part of a passage, the passage does too. */
const shareToKeep = 0.6;

/** A passage around `core`: from the beginning of a sentence or line to the end of one where these are near, else in whole words. */
export function passageRange(text: string, { core, length, within }: RangeRequest): Range {
  const slack = Math.max(0, length - (core.end - core.start));
  const following = measure(text, core.end, Math.ceil(slack * (1 - shareBefore)), within.end);
  const earliest = backwards(text, core.start, slack - following.count, within.start);
  const start = skipSpace(text, earliest === within.start && isFree(text, earliest) ? earliest : beginning(text, earliest, core.start));
  const { end } = measure(text, start, length, within.end);
  return { start, end: ending(text, start, end, Math.min(core.end, end)) };
}

const isFree = (text: string, at: number): boolean => at === 0 || isSpace(text, at - 1) || isSpace(text, at);

/** How far `count` visible characters from `start` reach. */
function measure(text: string, start: number, count: number, limit: number): { readonly end: number; readonly count: number } {
  let end = start;
  let counted = 0;
  for (; end < limit && end - start < count * rawFactor; end += 1) {
    const cost = isSpace(text, end) && isSpace(text, end - 1) ? 0 : 1;
    if (counted + cost > count) break;
    counted += cost;
  }
  return { end, count: counted };
}

function backwards(text: string, from: number, count: number, limit: number): number {
  let start = from;
  let counted = 0;
  for (; start > limit && from - start < count * rawFactor; start -= 1) {
    const cost = isSpace(text, start - 1) && isSpace(text, start) ? 0 : 1;
    if (counted + cost > count) break;
    counted += cost;
  }
  return start;
}

/** Sentences end with these: `.` only before what may begin one, and not behind an initial or `Dr`. */
const fullStop = String.raw`(?<![\s(](?:\p{L}|\p{Lu}\p{L}))[.…](?=["'”’»)\]]{0,3}\s+["'“‘«([¿¡]?(?!\p{Ll}))["'”’»)\]]{0,3}\s`;
const otherStop = String.raw`[!?؟۔।॥።։။។]["'”’»)\]]{0,3}\s|[。！？｡]["'”’」』）]{0,2}`;
const paragraph = String.raw`\n[^\S\n]{0,80}\n`;
const sentenceEnd = new RegExp(`${fullStop}|${otherStop}|${paragraph}`, 'gu');

/** The first beginning of a sentence or paragraph, else of a line, else of a word. */
function beginning(text: string, earliest: number, core: number): number {
  // What stands before tells whether a full stop ends a sentence.
  const region = text.slice(earliest, core + 2);
  sentenceEnd.lastIndex = 0;
  const sentence = sentenceEnd.exec(region);
  if (sentence !== null && earliest + sentenceEnd.lastIndex <= core) return earliest + sentenceEnd.lastIndex;
  const line = text.indexOf('\n', earliest);
  if (line !== -1 && line < core) return line + 1;
  const space = /\s/.exec(text.slice(earliest, core));
  return earliest + (space === null ? (isLowSurrogate(text, earliest) ? 1 : 0) : space.index + 1);
}

/** The last end of a sentence that leaves most of the passage, else of a word. */
function ending(text: string, start: number, end: number, atLeast: number): number {
  if (end >= text.length) return trimmed(text, start, end);
  const least = Math.max(atLeast, start + Math.floor((end - start) * shareToKeep));
  const from = Math.max(start, least - 4);
  const region = text.slice(from, end + 3);
  let sentence: number | undefined;
  for (const match of region.matchAll(sentenceEnd)) {
    const at = from + match.index + match[0].trimEnd().length;
    if (at >= least && at <= end) sentence = at;
  }
  return trimmed(text, start, sentence ?? wordsEnd(text, end, atLeast));
}

/** Back to the end of a word, unless that costs too much, as in languages without spaces. */
function wordsEnd(text: string, end: number, atLeast: number): number {
  if (isSpace(text, end)) return end;
  for (let cut = end; cut > Math.max(atLeast, end - 40); cut -= 1) if (isSpace(text, cut - 1)) return cut;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

const trimmed = (text: string, start: number, end: number): number => start + text.slice(start, Math.max(start, end)).trimEnd().length;

function skipSpace(text: string, from: number): number {
  let start = from;
  while (isSpace(text, start)) start += 1;
  return start;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x7f ? code === 32 || (code >= 9 && code <= 13) : /\s/.test(text.charAt(at));
}
