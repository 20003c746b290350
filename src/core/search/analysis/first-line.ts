import type { ItemRecord } from '../../../plugin/item.ts';
import { isUnmarked } from '../query/media-types.ts';
import { sentenceKind, sentenceKindAt } from './character-kind.ts';

const longestHeading = 200;
const twoWords = /[A-Za-z]{2}\s+[A-Za-z]/;
const wordsOfOtherScripts =
  /\p{L}{2,}\s+\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{4}/u;

/** The first line of plain text that has no title: it mostly says what the text is about. Empty where it is no line of prose. */
export function firstLine({ mimeType, metadata, text }: Pick<ItemRecord, 'mimeType' | 'metadata' | 'text'>): string {
  if (!isUnmarked(mimeType) || metadata.title !== undefined) return '';
  const line = /\S[^\r\n]{0,200}/.exec(text.slice(0, 4 * longestHeading))?.[0].trim() ?? '';
  return line.length <= longestHeading && isProse(line) ? line : '';
}

/** Mostly letters, in more than one word or in a script that does not separate them. */
function isProse(line: string): boolean {
  let [letters, others] = [0, 0];
  for (let index = 0; index < line.length; index += 1) {
    const kind = sentenceKindAt(line, index);
    if (kind === sentenceKind.letter) letters += 1;
    else if (kind !== sentenceKind.space && kind !== sentenceKind.secondHalf) others += 1;
  }
  return letters > 4 * others && (twoWords.test(line) || wordsOfOtherScripts.test(line));
}
