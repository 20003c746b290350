import { cleanText } from './clean-text.ts';
import { codeNames } from './code-names.ts';
import { isStopWord } from './stop-words.ts';
import { isSyllabic, maybeUnspaced, pairsOf, segments, unspacedRuns } from './unspaced-text.ts';
import { wholeWords } from './words.ts';

/** A word of a question. */
export interface QueryWord {
  /** As `wordsNode` takes it, in lower case. */
  readonly text: string;
  readonly isStop: boolean;
}

/** The distinct words of typed text in order; of languages without spaces, pairs of characters or words by dictionary. */
export function queryWords(typed: string, languages: readonly string[]): QueryWord[] {
  const texts = new Set(textsIn(cleanText(typed).toLowerCase()));
  const spoken = languages.filter((language) => language !== 'en' && isWrittenIn(texts, [language, 'en']));
  return Array.from(texts, (text) => ({ text, isStop: isStopWord(text, languages) || isStopWord(text, spoken) || isParticles(text) }));
}

/** Beside another function word of its language, `die` is one too, even where there are English texts. */
function isWrittenIn(texts: ReadonlySet<string>, languages: readonly string[]): boolean {
  return Array.from(texts).some((text) => isStopWord(text, languages) && !isStopWord(text, []));
}

function textsIn(text: string): string[] {
  const found: string[] = [];
  let end = 0;
  for (const { start, end: nameEnd } of Array.from(codeNames(text)).toSorted((one, other) => one.start - other.start)) {
    found.push(...spacedTexts(text.slice(end, start)), text.slice(start, nameEnd));
    end = nameEnd;
  }
  return [...found, ...spacedTexts(text.slice(end))];
}

function spacedTexts(text: string): string[] {
  return wholeWords(text).flatMap((word) => (maybeUnspaced(word) ? pieces(word) : [word]));
}

function pieces(word: string): string[] {
  const found: string[] = [];
  let end = 0;
  for (const run of unspacedRuns(word)) {
    found.push(...wholeWords(word.slice(end, run.start)), ...(isSyllabic(run.text) ? segments(run.text) : pairsOf(run.text)));
    end = run.start + run.text.length;
  }
  return [...found, ...wholeWords(word.slice(end))];
}

/** Japanese words that say something mostly have other characters too. */
const isParticles = (text: string): boolean => /^\p{sc=Hiragana}{1,2}$/u.test(text);
