import { isWorthMore, newTally, occurrencesIn, someOccurrences, type Effort, type Occurrence, type Tally } from './occurrences.ts';
import type { Sought, SoughtRun } from './sought.ts';
import { isLowSurrogate } from './text-words.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place in a text that matches a part of the query. */
export interface Match extends Range {
  readonly group: number;
  /** What to mark: all of it, or the words that are near each other. */
  readonly marks: readonly Range[];
}

/** Between two words of a phrase. */
const widestGap = 200;
/** Occurrences that are looked back at for words that are near. */
const mostBack = 64;

/** Text that is folded and scanned at once. */
const segmentLength = 64 * 1024;

/** Everything in a text that the query looks for, by where it ends. Scans no further than it is asked for. */
export function* matchesIn(text: string, sought: Sought, effort: Effort = someOccurrences): Generator<Match> {
  if (sought.words.length === 0) return;
  const ending = runsByLastWord(sought);
  const tally = newTally(sought, effort);
  for (let start = 0; start < text.length && isWorthMore(tally);) {
    const end = segmentEnd(text, start);
    for (const match of matchesInSegment(text.slice(start, end), sought, ending, tally)) yield start === 0 ? match : moved(match, start);
    start = end;
  }
}

/** At the end of a line or word, so that hardly a phrase is cut. */
function segmentEnd(text: string, start: number): number {
  const end = start + segmentLength;
  if (end >= text.length) return text.length;
  const line = text.lastIndexOf('\n', end);
  const space = line > start ? line : text.lastIndexOf(' ', end);
  return space > start ? space : end - (isLowSurrogate(text, end) ? 1 : 0);
}

const movedRange = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });
const moved = (match: Match, by: number): Match => ({
  ...match,
  ...movedRange(match, by),
  marks: match.marks.map((mark) => movedRange(mark, by)),
});

function* matchesInSegment(text: string, sought: Sought, ending: RunsByLastWord, tally: Tally): Generator<Match> {
  const seen: Occurrence[] = [];
  for (const occurrence of occurrencesIn(text, sought, tally)) {
    seen.push(occurrence);
    const runs = new Set(occurrence.words.flatMap((word) => ending.get(word) ?? []));
    for (const run of runs) {
      const marks = run.distance === undefined ? phraseEnding(text, seen, run) : nearEnding(text, seen, run, run.distance);
      const [first] = marks ?? [];
      if (marks && first) yield { start: first.start, end: occurrence.end, group: run.group, marks };
    }
  }
}

type RunsByLastWord = ReadonlyMap<number, readonly SoughtRun[]>;

/** The runs that may end with a word: of a phrase the last, of near words any. */
function runsByLastWord({ runs }: Sought): RunsByLastWord {
  const ending = new Map<number, SoughtRun[]>();
  for (const run of runs)
    for (const word of run.distance === undefined ? run.words.slice(-1) : run.words) ending.set(word, [...(ending.get(word) ?? []), run]);
  return ending;
}

/** The phrase that ends with the last occurrence, if all of its words are there. */
function phraseEnding(text: string, seen: readonly Occurrence[], { words }: SoughtRun): readonly Range[] | undefined {
  let next = seen.at(-1);
  const end = next?.end ?? 0;
  for (let back = 2; back <= words.length; back += 1) {
    const before = seen.at(-back);
    if (before === undefined || next === undefined || before.inside || next.inside) return undefined;
    if (!before.words.includes(words.at(-back) ?? -1) || next.start - before.end > widestGap) return undefined;
    if (/[\p{L}\p{N}]/u.test(text.slice(before.end, next.start))) return undefined;
    next = before;
  }
  return next && [{ start: next.start, end }];
}

/** The words that are near the last occurrence, one of them, if all of them are. */
function nearEnding(text: string, seen: readonly Occurrence[], { words }: SoughtRun, distance: number): readonly Range[] | undefined {
  const last = seen.at(-1);
  if (last === undefined || last.inside) return undefined;
  const found: Occurrence[] = [last];
  const missing = words.filter((word) => !last.words.includes(word));
  for (let back = 2; back <= mostBack && missing.length > 0; back += 1) {
    const before = seen.at(-back);
    if (before === undefined) return undefined;
    const at = missing.findIndex((word) => !before.inside && before.words.includes(word));
    if (at === -1) continue;
    missing.splice(at, 1);
    found.unshift(before);
  }
  const [first] = found;
  if (missing.length > 0 || first === undefined) return undefined;
  const between = wordsIn(text.slice(first.end, Math.min(last.start, first.end + (distance + words.length) * widestGap)));
  return between - (found.length - 2) <= distance ? found.map(({ start, end }) => ({ start, end })) : undefined;
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)?.length ?? 0;
