import type { QueryNode } from '../../../plugin/query.ts';
import { ideographs, isSyllabic, pairsOf, unspacedRuns } from '../analysis/unspaced-text.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { splitWords } from '../analysis/words.ts';

/** Whether a typed word has text in it that is indexed by pairs of characters. */
export const isIdeographic = (typed: string): boolean => ideographicRuns(typed).length > 0;

/**
 * All pairs of characters of a typed word, the characters themselves, and the other words in it: what says most when not all need match, as
 * words cannot be told apart reliably.
 */
export function characterPairs(typed: string, languages: readonly string[]): readonly QueryNode[] {
  const runs = ideographicRuns(typed);
  const texts = runs.flatMap((run) => [...pairsOf(run), ...ideographs(run)]);
  const rest = runs.reduce((text, run) => text.replace(run, ' '), typed);
  const words = splitWords(rest).map((word) => wordsNode(word, { languages, prefix: false, quoted: false }));
  return [...Array.from(new Set(texts), (text): QueryNode => ({ type: 'term', text })), ...words.filter((node) => node !== undefined)];
}

const ideographicRuns = (typed: string): string[] => Array.from(unspacedRuns(typed), ({ text }) => text).filter((run) => !isSyllabic(run));
