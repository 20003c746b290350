import type { Match } from './snippet-scan.ts';

/** Half-open range of a text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Passages that are this much wider apart count as equally close. */
const closeness = 16;

/**
 * The span of matches within `length` that covers the most of the query, the closest together, the first of these. Asks for no more
 * matches once nothing can be better. `undefined` without a match.
 */
export function bestMatches(matches: Iterable<Match>, phrases: readonly (readonly number[])[], length: number): Passage | undefined {
  // A phrase of two words is worth more than two words.
  const weights = phrases.map((words) => words.length + (words.length > 1 ? 0.5 : 0));
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  let best: Window | undefined;
  for (const window of windows(matches, weights, length)) {
    if (best === undefined || window.weight > best.weight || (window.weight === best.weight && window.spread < best.spread)) best = window;
    if (best.weight === most && best.spread === 0) break;
  }
  return best;
}

interface Window extends Passage {
  /** Of the different phrases in it. */
  readonly weight: number;
  /** How far the first match is from the last. */
  readonly spread: number;
}

/** For each match, the smallest window that ends with it and holds as many different phrases as fit into `length`. */
function* windows(matches: Iterable<Match>, weights: readonly number[], length: number): Generator<Window> {
  const inside: Match[] = [];
  for (const last of matches) {
    const repeated = inside.findIndex((match) => match.phrase === last.phrase);
    if (repeated !== -1) inside.splice(repeated, 1);
    inside.push(last);
    while (inside[0] !== undefined && inside[0] !== last && last.end - inside[0].start > length) inside.shift();
    const first = inside[0] ?? last;
    const weight = inside.reduce((sum, match) => sum + (weights[match.phrase] ?? 0), 0);
    const spread = Math.max(0, Math.floor((last.start - first.end) / closeness));
    yield { start: Math.min(first.start, last.start), end: last.end, weight, spread };
  }
}

/** Up to `length` characters around `core`, from the start of its sentence where that is near, and in whole words. */
export function passageAround(text: string, core: Passage | undefined, length: number): Passage {
  if (core === undefined) return trimmed(text, 0, length);
  const slack = Math.max(0, length - (core.end - core.start));
  const following = measure(text, core.end, Math.ceil(slack * 0.65));
  const earliest = backwards(text, core.start, slack - following.count);
  const start = earliest === 0 ? 0 : beginning(text, earliest, core.start);
  return trimmed(text, start, length, core.end);
}

function trimmed(text: string, from: number, length: number, atLeast = from): Passage {
  const start = from + (/^\s*/.exec(text.slice(from, from + length * rawFactor))?.[0].length ?? 0);
  const { end } = measure(text, start, length);
  const cut = wholeWords(text, end, Math.min(atLeast, end));
  return { start, end: start + text.slice(start, Math.max(start, cut)).trimEnd().length };
}

/** A run of white space counts as one character; so much of it is passed over. */
const rawFactor = 8;

/** How far `count` visible characters from `start` reach. */
function measure(text: string, start: number, count: number): { readonly end: number; readonly count: number } {
  let end = start;
  let counted = 0;
  for (; end < text.length && end - start < count * rawFactor; end += 1) {
    const cost = isSpace(text, end) && isSpace(text, end - 1) ? 0 : 1;
    if (counted + cost > count) break;
    counted += cost;
  }
  return { end, count: counted };
}

function backwards(text: string, from: number, count: number): number {
  let start = from;
  let counted = 0;
  for (; start > 0 && from - start < count * rawFactor; start -= 1) {
    const cost = isSpace(text, start - 1) && isSpace(text, start) ? 0 : 1;
    if (counted + cost > count) break;
    counted += cost;
  }
  return start;
}

/** The first start of a sentence or paragraph, else of a word. */
function beginning(text: string, earliest: number, core: number): number {
  const region = text.slice(earliest, core);
  const sentence = /[.!?…]["'”’)\]]{0,3}\s|[。！？]|\n\s{0,80}\n/.exec(region);
  if (sentence !== null) return earliest + sentence.index + sentence[0].length;
  const space = /\s/.exec(region);
  return earliest + (space === null ? (isLowSurrogate(text, earliest) ? 1 : 0) : space.index + 1);
}

/** Moves `end` back to the end of a word, unless that costs too much, as in languages without spaces. */
function wholeWords(text: string, end: number, atLeast: number): number {
  if (end >= text.length || isSpace(text, end)) return end;
  for (let cut = end; cut > Math.max(atLeast, end - 40); cut -= 1) if (isSpace(text, cut - 1)) return cut;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
