import type { QueryNode, TextField } from '../../../plugin/query.ts';
import { boundedText } from './bounded-text.ts';
import { blank, letters, quotes } from './characters.ts';
import { nodeList } from './query-clause.ts';
import type { TextualField } from './query-fields.ts';
import type { Reading } from './query-leaf.ts';
import { isOperator } from './query-tokens.ts';
import type { TextToken } from './query-tokens.ts';

const separators = new RegExp(`[${blank}${quotes}*]+`, 'gu');
const throughLastLetter = new RegExp(String.raw`^.*[${letters}][+#]*`, 'su');

/** Words to look for, as they were typed but for signs that mean nothing: typed again, they are the same. */
export interface TypedWords {
  readonly typed: string;
  readonly quoted: boolean;
  readonly soft: boolean;
  /** There was no room for all of it. */
  readonly cut: boolean;
}

export function typedWords({ text, quoted, soft = false }: Pick<TextToken, 'text' | 'quoted' | 'soft'>, reading: Reading): TypedWords {
  const plain = quoted ? text.replace(separators, ' ').trim() : withoutEnd(text);
  const bounded = boundedText(plain, reading);
  const typed = quoted ? bounded.trim() : withoutEnd(bounded);
  return { typed: !quoted && isOperator(typed) ? typed.toLowerCase() : typed, quoted, soft, cut: bounded !== plain };
}

/** Without the signs behind the last letter, but for those of `C++` and `C#`. */
const withoutEnd = (text: string): string => throughLastLetter.exec(text)?.[0] ?? '';

export function spelled(
  { typed, quoted, soft = false }: Pick<TypedWords, 'typed' | 'quoted'> & { readonly soft?: boolean },
  star = '',
): string {
  if (!quoted) return `${typed}${star}`;
  return soft ? `“${typed}${star}”` : `"${typed}${star}"`;
}

export const label = (field: TextualField | undefined): string => (field === undefined ? '' : `${field.name}:`);

/** A node for each of the fields that words are looked for in, any of which will do. */
export function inFields(
  field: TextualField | undefined,
  nodeFor: (field: TextField | undefined) => QueryNode | undefined,
): QueryNode | undefined {
  const nodes = (field?.fields ?? [undefined]).map(nodeFor).filter((node) => node !== undefined);
  return nodes.length > 1 ? nodeList('or', nodes) : nodes[0];
}
