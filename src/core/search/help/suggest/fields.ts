import type { Suggestion } from '../../../../plugin/paise.ts';
import type { TypedEnd } from './typed-end.ts';

/** The names that fields have in queries, those that people use most first. */
export const completedFields: readonly string[] = [
  'type',
  'in',
  'title',
  'modified',
  'ext',
  'name',
  'from',
  'author',
  'tag',
  'to',
  'subject',
  'lang',
  'source',
  'sort',
  'size',
  'after',
  'before',
  'created',
  'path',
  'page',
  'symbol',
  'heading',
  'body',
];

export function fieldSuggestions({ before, typed }: TypedEnd): readonly Suggestion[] {
  const beginning = typed.toLowerCase();
  return completedFields
    .filter((name) => name.startsWith(beginning))
    .map((name): Suggestion => ({ kind: 'field', text: `${before}${name}:`, label: `${name}:` }));
}
