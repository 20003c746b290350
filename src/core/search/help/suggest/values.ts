import type { Suggestion } from '../../../../plugin/paise.ts';
import type { FacetName } from '../../../../plugin/query.ts';
import { queryField } from '../../query/query-fields.ts';
import { facetValues } from './facet-values.ts';
import { folderValues } from './folders.ts';
import { kindValues } from './kinds.ts';
import { languageValues } from './languages.ts';
import { peopleValues } from './people.ts';
import { quotedValue } from './quoted-value.ts';
import type { Suggesting } from './suggest-sources.ts';
import { wordSuggestions } from './words.ts';

/** A value that may be typed behind a field. */
export interface Value {
  readonly value: string;
  /** As shown, where that is more. */
  readonly label?: string;
  readonly items?: number;
  /** There may be more items. */
  readonly isCut?: boolean;
}

const dates = ['today', 'yesterday', 'week', 'month', 'year'];
const orders = ['newest', 'oldest', 'size', 'name', 'path', 'relevance', 'modified', '-modified', 'created'];
const sizes = ['>1mb', '>10mb', '>100mb', '<100kb', '1mb..10mb', 'empty', 'large', 'huge'];

/** Fields of words that hold whole names. */
const withValues: ReadonlySet<string> = new Set(['author', 'tag', 'from', 'to']);

/** What may be typed behind the colon of a field, the most frequent first. */
export async function valueSuggestions(suggesting: Suggesting): Promise<readonly Suggestion[]> {
  const { end, limit } = suggesting;
  const known = queryField(end.field ?? '');
  if (known === undefined) return [];
  if (known.kind === 'text' && !withValues.has(known.name)) return wordSuggestions(suggesting, known.fields);
  const earlier = known.kind === 'list' && !end.isQuoted ? end.typed.slice(0, end.typed.lastIndexOf(',') + 1) : '';
  const typed = end.typed.slice(earlier.length);
  const values = await valuesOf(known.name, typed, suggesting);
  return values
    .filter(({ value }) => value.toLowerCase() !== typed.toLowerCase())
    .slice(0, limit)
    .map(({ value, label = value, items, isCut }): Suggestion => ({
      kind: 'value',
      text: `${end.before}${end.field ?? known.name}:${earlier}${quotedValue(value)}`,
      label,
      ...(items !== undefined && isCut !== true && { items }),
    }));
}

async function valuesOf(field: string, typed: string, suggesting: Suggesting): Promise<readonly Value[]> {
  switch (field) {
    case 'type':
      return kindValues(typed, suggesting);
    case 'in':
      return folderValues(typed, suggesting);
    case 'lang':
      return languageValues(typed, suggesting);
    case 'from':
    case 'to':
      return peopleValues(typed, field, suggesting);
    case 'ext':
      return facet('extension', typed, suggesting);
    case 'source':
    case 'tag':
    case 'author':
      return facet(field, typed, suggesting);
    case 'modified':
      return [...beginning([...dates, '<7d', '<30d', '>1y'], typed), ...(await facet('date', typed, suggesting))];
    case 'created':
      return beginning([...dates, '<7d', '<30d', '>1y'], typed);
    case 'before':
    case 'after':
      return [
        ...beginning(['today', 'yesterday', '7d', '30d', '1y'], typed),
        ...(await facet('date', typed, suggesting)).map(({ value }) => ({ value })),
      ];
    case 'sort':
      return beginning(orders, typed);
    case 'size':
      return beginning(sizes, typed);
    default:
      return [];
  }
}

const beginning = (values: readonly string[], typed: string): readonly Value[] =>
  values.filter((value) => value.startsWith(typed.toLowerCase())).map((value) => ({ value }));

/** Values that begin so, then those in which a later word does. */
async function facet(name: FacetName, typed: string, suggesting: Suggesting): Promise<readonly Value[]> {
  const values = await facetValues(name, suggesting);
  const sought = typed.toLowerCase();
  const begins = values.filter(({ value }) => value.toLowerCase().startsWith(sought));
  return sought === ''
    ? begins
    : [...begins, ...values.filter((one) => !begins.includes(one) && one.value.toLowerCase().includes(` ${sought}`))];
}
