import type { ItemRecord } from '../../../plugin/item.ts';
import { isUnmarked } from '../query/media-types.ts';

const longestHeading = 200;

/** The first line of plain text that has no title: it mostly says what the text is about. Empty where it is no line of prose. */
export function firstLine({ mimeType, metadata, text }: Pick<ItemRecord, 'mimeType' | 'metadata' | 'text'>): string {
  if (!isUnmarked(mimeType) || metadata.title !== undefined) return '';
  const line = /\S[^\r\n]{0,200}/.exec(text.slice(0, 4 * longestHeading))?.[0].trim() ?? '';
  return line.length <= longestHeading && isProse(line) ? line : '';
}

/** Mostly letters, in more than one word or in a script that does not separate them. */
function isProse(line: string): boolean {
  const letters = line.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const others = line.match(/[^\p{L}\p{M}\s]/gu)?.length ?? 0;
  return (
    letters > 4 * others &&
    /\p{L}{2,}\s+\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{4}/u.test(line)
  );
}
