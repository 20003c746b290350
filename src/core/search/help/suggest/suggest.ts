import type { SuggestRequest, Suggestion } from '../../../../plugin/paise.ts';
import type { QueryNode } from '../../../../plugin/query.ts';
import { loadLanguages } from '../../analysis/languages.ts';
import { queryField } from '../../query/query-fields.ts';
import { limits } from '../../query/query-leaf.ts';
import type { WordSources } from '../spellings.ts';
import { understood, type SearchOptions } from '../understood.ts';
import { fieldSuggestions } from './fields.ts';
import { nameSuggestions } from './names.ts';
import { savedSuggestions } from './saved.ts';
import type { Suggesting } from './suggest-sources.ts';
import { typedEnd } from './typed-end.ts';
import { valueSuggestions } from './values.ts';
import { wordSuggestions } from './words.ts';

export interface SuggestSources extends WordSources {
  readonly place: { readonly home: string; readonly cwd: string };
  readonly options?: SearchOptions | undefined;
}

const defaultLimit = 10;
const mostSuggestions = 100;
/** Of the other kinds, beside words. */
const mostNames = 5;
const mostFields = 2;

/** What the last word of a query may become: values behind a field, else words, then names, fields and saved searches. */
export async function suggest(request: SuggestRequest, sources: SuggestSources): Promise<readonly Suggestion[]> {
  const { text } = request;
  const limit = Math.min(Math.max(0, Math.floor(request.limit ?? defaultLimit)) || 0, mostSuggestions);
  if (text.length > limits.characters || limit === 0) return [];
  const suggesting = await prepared(text, limit, sources);
  const suggestions = await suggestionsFor(suggesting, sources.options?.saved ?? {});
  const distinct = new Map(suggestions.filter((one) => one.text !== text).map((one) => [one.text, one]));
  return Array.from(distinct.values()).slice(0, limit);
}

async function prepared(text: string, limit: number, { storage, textOf, place, options }: SuggestSources): Promise<Suggesting> {
  const languages = await storage.languages();
  await loadLanguages(languages);
  const end = typedEnd(text);
  const rest = end.rest === undefined || end.isNegated ? undefined : meaningOf(end.rest, { ...place, languages, now: Date.now() }, options);
  return { end, languages, place, limit, storage, textOf: (item) => textOf(item), ...(rest && { rest }) };
}

function meaningOf(rest: string, place: Parameters<typeof understood>[1], options: SearchOptions | undefined): QueryNode | undefined {
  const { node } = understood(rest, place, options);
  return node.type === 'all' || node.type === 'none' ? undefined : node;
}

async function suggestionsFor(suggesting: Suggesting, saved: SearchOptions['saved']): Promise<readonly Suggestion[]> {
  const { end, limit } = suggesting;
  if (end.field !== undefined && queryField(end.field) !== undefined) return valueSuggestions(suggesting);
  if (!end.isQuoted && end.typed.startsWith('@')) return savedSuggestions(end, saved);
  if (end.isQuoted) return wordSuggestions(suggesting);
  const fields = fieldSuggestions(end);
  const named = savedSuggestions(end, saved);
  if (end.typed === '') return [...named, ...fields];
  const [words, names] = await Promise.all([wordSuggestions(suggesting), nameSuggestions({ ...suggesting, limit: mostNames })]);
  const others = [...fields.slice(0, mostFields), ...named.slice(0, mostFields)];
  // Each kind has its place, also in a short list.
  const kept = names.slice(0, Math.max(1, Math.floor((limit - others.length) / 2)));
  return [...words.slice(0, Math.max(1, limit - others.length - kept.length)), ...kept, ...others];
}
