import type { QueryNode } from '../../../plugin/query.ts';
import { languageCode } from './language-codes.ts';
import { mediaTypesFor } from './media-types.ts';
import { nodeList } from './query-clause.ts';
import type { ListName } from './query-fields.ts';

/** What one or several values stand for, and how to write them. */
export interface ListedValues {
  readonly node: QueryNode;
  readonly text: string;
}

/** `pdf,docx` or `pdf|docx`: any of them. `undefined` where one is not understood. */
export function listedValues(name: ListName, typed: string): ListedValues | undefined {
  const values = new Set(typed.split(/[,|｜]/).map((value) => value.trim()));
  values.delete('');
  const parts = Array.from(values, valueOf[name]).filter((part) => part !== undefined);
  if (parts.length < values.size || parts.length === 0) return undefined;
  // `PDF` is `pdf`.
  const texts = new Set(parts.map(({ text }) => text));
  const nodes = parts.map(({ node }) => node);
  return { node: nodeList('or', nodes), text: Array.from(texts).join(',') };
}

const valueOf: Readonly<Record<ListName, (value: string) => ListedValues | undefined>> = { ext: extension, type, lang, source };

function extension(value: string): ListedValues | undefined {
  const text = value.toLowerCase().replace(/^[*.\s]+/, '');
  return text === '' ? undefined : { node: { type: 'filter', filter: { field: 'ext', value: text } }, text };
}

/** A name that is no type is most likely an extension: `type:rs`. */
function type(value: string): ListedValues | undefined {
  const text = value.toLowerCase();
  const types = mediaTypesFor(value);
  if (types === undefined) {
    const node = extension(value)?.node;
    return node && { node, text };
  }
  const nodes = types.map((one): QueryNode => ({ type: 'filter', filter: { field: 'type', value: one } }));
  return { node: nodeList('or', nodes), text };
}

function lang(value: string): ListedValues | undefined {
  const code = languageCode(value);
  return code === undefined ? undefined : { node: { type: 'filter', filter: { field: 'lang', value: code } }, text: code };
}

function source(value: string): ListedValues | undefined {
  if (/^\*+$/.test(value)) return undefined;
  return { node: { type: 'filter', filter: { field: 'source', value } }, text: value };
}
