import type { Match, Range } from './matches.ts';

/** A stretch of a text with matches in it. */
export interface Window extends Range {
  /** Of the different groups in it. */
  readonly weight: number;
  /** How far the first match is from the last. */
  readonly spread: number;
  readonly groups: readonly number[];
}

/** Stretches that are this much wider apart count as equally close. */
const closeness = 16;

/**
 * The window of at most `length` that shows most of the query, closest together; of equal ones the first. Asks for no more matches once
 * nothing can be better.
 */
export function bestWindow(matches: Iterable<Match>, weights: readonly number[], length: number): Window | undefined {
  const full = weights.reduce((sum, weight) => sum + weight, 0);
  let best: Window | undefined;
  for (const window of windows(matches, weights, length)) {
    if (best === undefined || isBetter(window, best)) best = window;
    if (best.weight === full && best.spread === 0) break;
  }
  return best;
}

/** The better one: what was shown before counts half. */
export function bestOf(all: readonly Window[], weights: readonly number[], shown: ReadonlySet<number>): Window | undefined {
  let best: Window | undefined;
  for (const window of all) {
    const weight = weightOf(window.groups, weights, shown);
    if (best === undefined || weight > best.weight || (weight === best.weight && window.spread < best.spread)) best = { ...window, weight };
  }
  return best;
}

const isBetter = (one: Window, other: Window): boolean =>
  one.weight > other.weight || (one.weight === other.weight && one.spread < other.spread);

function weightOf(groups: readonly number[], weights: readonly number[], shown?: ReadonlySet<number>): number {
  let total = 0;
  for (const group of groups) total += (weights[group] ?? 0) * (shown?.has(group) ? 0.5 : 1);
  return total;
}

/** For each match, the smallest window that ends with it and holds as many different groups as fit into `length`. */
export function* windows(matches: Iterable<Match>, weights: readonly number[], length: number): Generator<Window> {
  const inside: Match[] = [];
  for (const last of matches) {
    const repeated = inside.findIndex(({ group }) => group === last.group);
    if (repeated !== -1) inside.splice(repeated, 1);
    inside.push(last);
    while (inside[0] !== undefined && inside[0] !== last && last.end - inside[0].start > length) inside.shift();
    const first = inside[0] ?? last;
    const groups = inside.map(({ group }) => group);
    const spread = Math.max(0, Math.floor((last.start - first.end) / closeness));
    yield { start: Math.min(first.start, last.start), end: last.end, weight: weightOf(groups, weights), spread, groups };
  }
}
