import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { wordsNode } from '../analysis/words-node.ts';
import { indexedWords } from './indexed-words.ts';
import { nodeList } from './query-clause.ts';
import type { TextualField } from './query-fields.ts';
import type { Leaf, Reading } from './query-leaf.ts';
import type { TextToken } from './query-tokens.ts';
import { inFields, label, spelled, typedWords } from './typed-words.ts';
import type { TypedWords } from './typed-words.ts';

/** What `a NEAR/5 "b c"` means: all words near each other, and phrases as such. `undefined` where it is no more than one word. */
export function nearLeaf(
  tokens: readonly TextToken[],
  { distance, field }: { readonly distance: number; readonly field: TextualField | undefined },
  reading: Reading,
): Leaf | undefined {
  const operands = tokens.map((token) => typedWords(token, reading)).filter(({ typed }) => typed !== '');
  const node = inFields(field, (one) => nearNode(operands, { distance, field: one }, reading.place.languages));
  const text = operands.map((operand) => label(field) + spelled(operand)).join(` NEAR/${distance} `);
  return node && { kind: 'leaf', node, text };
}

/** What `"a b"~5` means: the words near each other, in any order. */
export function slopLeaf(
  token: TextToken & { readonly distance: number },
  field: TextualField | undefined,
  reading: Reading,
): Leaf | undefined {
  const { distance } = token;
  const operand = typedWords(token, reading);
  const node = inFields(field, (one) => wordsNear([operand], { distance, field: one }, reading.place.languages));
  return node && { kind: 'leaf', node, text: `${label(field)}${spelled(operand)}~${distance}` };
}

interface Nearness {
  readonly distance: number;
  readonly field: TextField | undefined;
}

function nearNode(operands: readonly TypedWords[], nearness: Nearness, languages: readonly string[]): QueryNode | undefined {
  const near = wordsNear(operands, nearness, languages);
  if (near === undefined || operands.length < 2) return undefined;
  const scope = { languages, ...(nearness.field && { field: nearness.field }), prefix: false, quoted: true };
  const phrases = operands.map(({ typed }) => wordsNode(typed, scope)).filter((node) => node !== undefined);
  return nodeList('and', [near, ...phrases.filter((node) => !isOneWord(node))]);
}

const isOneWord = (node: QueryNode): boolean =>
  node.type === 'term' || (node.type === 'or' && node.nodes.every(({ type }) => type === 'term'));

/** The words near each other as they are in a text of each language. `undefined` for fewer than two. */
function wordsNear(operands: readonly TypedWords[], { distance, field }: Nearness, languages: readonly string[]): QueryNode | undefined {
  const nodes = [undefined, ...languages].flatMap((language): QueryNode[] => {
    const words = Array.from(new Set(operands.flatMap(({ typed }) => indexedWords(typed, field, language))));
    return words.length < 2 ? [] : [{ type: 'near', words, distance, ...(field && { field }) }];
  });
  return nodes.length === 0 ? undefined : nodeList('or', nodes);
}
