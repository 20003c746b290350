import { isUnspaced } from '../analysis/unspaced-text.ts';
import { letters } from './characters.ts';
import { limits } from './query-leaf.ts';
import type { Reading } from './query-leaf.ts';

const piece = new RegExp(`[${letters}]+`, 'gu');

/** As much of a text as there is room for words, and takes that room. Where words are not separated, each character counts as one. */
export function boundedText(typed: string, { room, note }: Reading): string {
  for (const { 0: text, index } of typed.matchAll(piece)) {
    const characters = Array.from(text);
    const size = Math.max(1, characters.filter(isUnspaced).length);
    if (size > room.words) {
      note(`Only the first ${limits.words} words of the query are used.`);
      const kept = size > 1 ? characters.slice(0, room.words).join('') : '';
      room.words = 0;
      return typed.slice(0, index) + kept;
    }
    room.words -= size;
  }
  return typed;
}
