import type { SnippetPart } from '../../plugin/paise.ts';
import type { QueryNode } from '../../plugin/query.ts';
import { bestMatches, passageAround } from './snippet-passage.ts';
import type { Passage } from './snippet-passage.ts';
import { matchesIn } from './snippet-scan.ts';
import { soughtIn } from './sought-words.ts';
import type { Sought } from './sought-words.ts';

/** Characters of a text that are looked at. */
const longestText = 2 * 1024 * 1024;

/**
 * The passage of `text` that shows best why it matches: the most words of the query, closest together, the first such passage. Without a
 * match, the beginning. At most `length` characters, and an ellipsis at each end that is not the text's own. White space is collapsed;
 * control characters are left out.
 */
export function makeSnippet(text: string, node: QueryNode, length = 240): SnippetPart[] {
  const readable = composed(text.slice(0, longestText));
  const sought = soughtIn(node);
  const passage = passageAround(readable, bestMatches(matchesIn(readable, sought), sought.phrases, length), length);
  const parts = markedParts(readable, passage, sought);
  if (parts.length === 0) return parts;
  const before = readable.slice(Math.max(0, passage.start - margin), passage.start);
  const after = readable.slice(passage.end, passage.end + margin);
  return [...ellipsis('… ', before), ...parts, ...ellipsis(' …', after)];
}

/** How far the text around a passage is looked at. */
const margin = 200;

function ellipsis(text: string, leftOut: string): SnippetPart[] {
  return /\S/.test(leftOut) ? [{ text, match: false }] : [];
}

/** Accents joined to their letters, so that a letter is one character. */
function composed(text: string): string {
  // oxlint-disable-next-line no-misleading-character-class -- single marks are looked for, not letters with marks
  return /[\u3099\u309a\u0300-\u036f\u1100-\u11ff]/.test(text) ? text.normalize('NFC') : text;
}

function markedParts(text: string, passage: Passage, sought: Sought): SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (from: number, to: number, match: boolean): void => {
    const shown = clean(text.slice(from, to));
    const last = parts.at(-1);
    if (last?.match === match) parts[parts.length - 1] = { text: `${last.text}${shown}`, match };
    else if (shown !== '') parts.push({ text: shown, match });
  };
  let at = passage.start;
  for (const mark of marksIn(text, passage, sought)) {
    add(at, mark.start, false);
    add(mark.start, mark.end, true);
    at = mark.end;
  }
  add(at, passage.end, false);
  return parts;
}

/** The matches in a passage, cut at its ends. Words are read with their surroundings, or half a word could match. */
function marksIn(text: string, passage: Passage, sought: Sought): Passage[] {
  const offset = Math.max(0, passage.start - margin);
  const surroundings = text.slice(offset, passage.end + margin);
  const matches = Array.from(matchesIn(surroundings, sought), ({ start, end }) => ({
    start: Math.max(offset + start, passage.start),
    end: Math.min(offset + end, passage.end),
  }));
  return merged(matches.filter((match) => match.start < match.end).toSorted((one, other) => one.start - other.start));
}

/** Overlapping and touching matches as one: pairs of Chinese characters, a word and a phrase. */
function merged(matches: readonly Passage[]): Passage[] {
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of matches) {
    const last = marks.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}

/** Without control characters and without those that reorder the text around them. */
function clean(text: string): string {
  return text
    .replace(/(?!\s)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .toWellFormed();
}
