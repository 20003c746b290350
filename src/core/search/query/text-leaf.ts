import { wordsNode } from '../analysis/words-node.ts';
import { letters } from './characters.ts';
import { slopLeaf } from './near-leaf.ts';
import type { TextualField } from './query-fields.ts';
import { limits } from './query-leaf.ts';
import type { Leaf, Reading } from './query-leaf.ts';
import type { TextToken } from './query-tokens.ts';
import { canBePart, substringLeaf } from './substring-leaf.ts';
import { inFields, label, spelled, typedWords } from './typed-words.ts';
import type { TypedWords } from './typed-words.ts';

const starWithin = new RegExp(String.raw`[${letters}]\*+[${letters}]`, 'u');
const word = new RegExp(`[${letters}]+`, 'gu');

/** What a word or phrase means. `undefined` without any letter or digit, or without room. */
export function textLeaf(token: TextToken, field: TextualField | undefined, reading: Reading): Leaf | undefined {
  if (!token.quoted && token.text.startsWith('*')) {
    const text = token.text.replace(/^\*+/, '');
    return canBePart(text, reading)
      ? substringLeaf(text, field, reading)
      : wordsLeaf({ ...token, text, quoted: true, prefix: false }, field, reading);
  }
  const { distance } = token;
  return (distance === undefined ? undefined : slopLeaf({ ...token, distance }, field, reading)) ?? wordsLeaf(token, field, reading);
}

function wordsLeaf(token: TextToken, field: TextualField | undefined, reading: Reading): Leaf | undefined {
  if (token.prefix && !hasPrefixLeft(reading)) return undefined;
  if (!token.quoted && starWithin.test(token.text))
    reading.note('A * within a word only separates words. It stands for other letters at the beginning or the end of a word.');
  const words = typedWords(token, reading);
  const prefix = token.prefix && !words.cut;
  const { languages } = reading.place;
  const node = inFields(field, (one) => wordsNode(words.typed, { languages, ...(one && { field: one }), prefix, quoted: words.quoted }));
  const text = label(field) + spelled(words, prefix ? '*' : '');
  return node && { kind: 'leaf', node, text, ...(field === undefined && !prefix && asTyped(words)) };
}

const asTyped = ({ typed, quoted, soft }: TypedWords): Pick<Leaf, 'word' | 'words' | 'soft'> =>
  quoted ? { words: typed.match(word) ?? [], ...(soft && { soft }) } : { word: typed };

function hasPrefixLeft({ room, note }: Reading): boolean {
  if (room.prefixes === 0) note(`Only the first ${limits.prefixes} words that end in * are used.`);
  if (room.prefixes === 0) return false;
  room.prefixes -= 1;
  return true;
}
