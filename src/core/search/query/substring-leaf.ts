import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { maybeUnspaced } from '../analysis/unspaced-text.ts';
import { indexedWords } from './indexed-words.ts';
import { nodeList } from './query-clause.ts';
import type { TextualField } from './query-fields.ts';
import { limits } from './query-leaf.ts';
import type { Leaf, Reading } from './query-leaf.ts';
import { inFields, label, typedWords } from './typed-words.ts';

/** Storages look for no less within words. */
const shortest = 2;

/** Whether this can be looked for within words. Text without spaces is found within longer text anyway; single letters are taken for words. */
export function canBePart(text: string, { note }: Reading): boolean {
  if (maybeUnspaced(text)) return false;
  const isLong = indexedWords(text).every((part) => Array.from(part).length >= shortest);
  if (!isLong) note(`Within words, at least ${shortest} letters are looked for; *part* was taken as a word.`);
  return isLong;
}

/** What `*art*` and `*art` mean: words that contain it. Of several words in one, as in `*foo-bar*`, each is looked for by itself. */
export function substringLeaf(text: string, field: TextualField | undefined, reading: Reading): Leaf | undefined {
  const { typed } = typedWords({ text, quoted: false }, reading);
  const parts = indexedWords(typed);
  if (parts.length === 0) return undefined;
  if (reading.room.substrings < parts.length) {
    reading.note(`Only the first ${limits.substrings} parts of words (*part*) are used.`);
    return undefined;
  }
  reading.room.substrings -= parts.length;
  const node = inFields(field, (one) =>
    nodeList(
      'and',
      parts.map((part) => substringNode(part, one)),
    ),
  );
  return node && { kind: 'leaf', node, text: `${label(field)}*${typed}*` };
}

function substringNode(text: string, field: TextField | undefined): QueryNode {
  return { type: 'substring', text, ...(field && { field }) };
}
