import { withoutApostrophe } from './apostrophes.ts';
import { codeParts, identifierParts } from './identifiers.ts';
import { wholeWords } from './words.ts';

const mostParts = 4;
const longestJoined = 32;

/**
 * What was typed as one word, with and without what joins its parts: `MPU-6050` and `MPU6050`, `e-mail` and email, `userId` and user id; and
 * without what an apostrophe ties to it. A version such as 1.0.21 has its points for a reason.
 */
export function otherSpellings(typed: string, languages: readonly string[]): string[] {
  const token = typed.trim();
  const plain = withoutApostrophe(token, languages);
  if (plain !== undefined) return [plain];
  if (/[\s@:/\\]/.test(token)) return [];
  const words = wholeWords(token);
  const [only = ''] = words;
  if (words.length === 1) return split(only);
  const joined = words.join('');
  const isVersion = !/[\p{L}]/u.test(token) && token.includes('.');
  return words.length > mostParts || joined.length > longestJoined || isVersion ? [] : [joined];
}

function split(word: string): string[] {
  const parts = identifierParts(word);
  const pieces = [parts, codeParts(word)].filter((one) => one.length > 1 && one.join('') === word.toLowerCase());
  return pieces.map((one) => one.join(' '));
}
