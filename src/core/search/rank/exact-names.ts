import { urlName } from '../../../plugin/file-url.ts';
import type { StoredItem } from '../../../plugin/item.ts';
import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { splitWords } from '../analysis/words.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { anyOf } from './query-nodes.ts';

/** Longer queries are questions. */
const longestName = 12;

/** Finds items whose title or file name begins with all that was typed. `undefined` where nothing can be called so. */
export function nameNode(typed: readonly string[], languages: readonly string[]): QueryNode | undefined {
  if (typed.length === 0 || typed.length > longestName) return undefined;
  const fields: readonly TextField[] = ['title', 'name'];
  const nodes = fields.flatMap((field) => {
    const node = wordsNode(typed.join(' '), { languages, field, prefix: false, quoted: true });
    return node === undefined ? [] : [anchored(node, field)];
  });
  return nodes.length === 0 ? undefined : anyOf(nodes);
}

function anchored(node: QueryNode, field: TextField): QueryNode {
  if (node.type === 'or' || node.type === 'and') return { ...node, nodes: node.nodes.map((part) => anchored(part, field)) };
  if (node.type === 'term' && node.prefix !== true && node.stem !== true)
    return { type: 'phrase', words: [node.text], field, anchored: true };
  return node.type === 'phrase' ? { ...node, anchored: true } : node;
}

/** Whether the item is called just so: its title, its file name, or the name without extension. */
export function isNamed(item: Pick<StoredItem, 'url' | 'metadata'>, typed: readonly string[]): boolean {
  const sought = splitWords(typed.join(' ')).join(' ');
  if (sought === '') return false;
  const name = urlName(item.url);
  const { title } = item.metadata;
  const names = [name, name.replace(/\.[^.]+$/, ''), ...(typeof title === 'string' ? [title] : [])];
  return names.some((one) => splitWords(one).join(' ') === sought);
}
