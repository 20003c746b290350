import { resolve } from 'node:path';
import { fileUrl } from '../../../plugin/file-url.ts';
import type { Filter, NumberField, QueryNode } from '../../../plugin/query.ts';
import { bar, blank, close, open, quotes } from './characters.ts';
import { dateSpan } from './date-span.ts';
import { listedValues } from './listed-values.ts';
import type { ConditionField, DateName } from './query-fields.ts';
import type { Leaf, Place, Reading } from './query-leaf.ts';
import { pageSpan, sizeSpan } from './size-span.ts';
import { valueRange } from './value-range.ts';
import type { Span, ValueRange } from './value-range.ts';

const needsQuotes = new RegExp(`[${blank}${quotes}${open}${close}${bar}]`, 'u');
const blanks = new RegExp(`[${blank}]+`, 'gu');
const leadingBlanks = new RegExp(`^[${blank}]+`, 'u');

/** What a condition means. `undefined` where the value is not understood. */
export function conditionLeaf(field: ConditionField, typed: string, reading: Reading): Leaf | undefined {
  if (field.kind === 'folder') return folderLeaf(typed.replace(leadingBlanks, '').trimEnd(), reading.place);
  const value = typed.replace(blanks, ' ').trim();
  if (field.kind === 'list') {
    const listed = listedValues(field.name, value);
    return listed && { ...leaf(field.name, listed.text, listed.node), oneOf: field.name };
  }
  const text = value.toLowerCase().replace(/^([<>=≤≥]+) /, '$1');
  const filter = field.kind === 'date' ? dateFilter(field.name, text, reading) : numberFilter(field.name, text);
  return filter && leaf(field.name, text, filterNode(filter));
}

const filterNode = (filter: Filter): QueryNode => ({ type: 'filter', filter });

function leaf(name: string, value: string, node: QueryNode): Leaf {
  return { kind: 'leaf', node, text: `${name}:${needsQuotes.test(value) ? `"${value}"` : value}` };
}

function folderLeaf(value: string, place: Place): Leaf {
  const url = locationUrl(value, place);
  return { ...leaf('in', url, filterNode({ field: 'in', value: url })), oneOf: 'in' };
}

function locationUrl(value: string, place: Place): string {
  if (!/^[a-z][a-z\d+.-]+:(?:\/|$)/i.test(value))
    return withoutSlashes(fileUrl(resolve(place.cwd, value.replace(/^~(?=$|[\\/])/, place.home))));
  return withoutSlashes(value);
}

function withoutSlashes(url: string): string {
  let end = url.length;
  while (url.charAt(end - 1) === '/') end -= 1;
  return url.slice(0, end);
}

function numberFilter(name: 'size' | 'page', value: string): Filter | undefined {
  const range = valueRange(value, name === 'size' ? sizeSpan : pageSpan);
  return range && { field: name === 'size' ? 'size' : 'pages', ...range };
}

function dateFilter(name: DateName, value: string, { place, note }: Reading): Filter | undefined {
  const spanOf = (text: string): Span | undefined => dateSpan(text, place.now, note);
  const range = name === 'before' || name === 'after' ? bound(name, spanOf(value)) : valueRange(value, spanOf);
  const field: NumberField = name === 'created' ? 'created' : 'modified';
  return range && { field, ...range };
}

/** `before:2024` ends where 2024 begins, and `after:2024` begins there. */
function bound(name: 'before' | 'after', span: Span | undefined): ValueRange | undefined {
  return span && (name === 'before' ? { to: span.from } : { from: span.from });
}
