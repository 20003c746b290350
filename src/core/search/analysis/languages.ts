import { loadStemmer } from './stemmers.ts';
import { loadStopWords } from './stop-words.ts';

/** Loads what is needed to look for words of these languages: stemmers and stop words. To be awaited before `wordsNode`, `isStopWord` and `indexForm`. */
export async function loadLanguages(codes: readonly string[]): Promise<void> {
  codes.forEach(loadStopWords);
  await Promise.all(codes.map(loadStemmer));
}
