import type { Loosened } from '../../../plugin/paise.ts';

/** What became of a query, for a person. */
export function loosenedText({ by, strict, replaced }: Omit<Loosened, 'text'>, words: readonly string[]): string {
  const found = strict === 0 ? 'Nothing has all the words' : `Only ${strict} ${strict === 1 ? 'item has' : 'items have'} all the words`;
  const corrections = replaced.map((one) =>
    one.by.length > 0
      ? `"${one.word}" was taken for ${one.by.map((word) => `"${word}"`).join(' or ')}`
      : `"${one.word}" was looked for within words`,
  );
  const rest = by === 'some words' ? [`these have some of ${words.join(', ')}`] : [];
  return `${[strict === 0 && replaced.length > 0 && by !== 'some words' ? 'Nothing has this word' : found, ...corrections, ...rest].join('; ')}.`;
}
