import { urlName } from '../../../../plugin/file-url.ts';
import { isPaiseError } from '../../../../plugin/errors.ts';
import type { Suggestion } from '../../../../plugin/paise.ts';
import type { QueryNode, TextField } from '../../../../plugin/query.ts';
import { splitWords } from '../../analysis/words.ts';
import { wordsNode } from '../../analysis/words-node.ts';
import { storageQuery } from '../../rank/storage-query.ts';
import { understood } from '../understood.ts';
import { quotedValue } from './quoted-value.ts';
import { alongWith, type Suggesting } from './suggest-sources.ts';
import { isOneLetter } from './words.ts';

const mostWords = 6;
const budgetMs = 15;

/** Titles and file names in which the last words stand, the last of them perhaps unfinished. */
export async function nameSuggestions(suggesting: Suggesting): Promise<readonly Suggestion[]> {
  const { end, limit } = suggesting;
  const words = plainWordsAtEnd(`${end.before}${end.typed}`);
  const last = /\s$/.test(words) ? '' : (splitWords(words).at(-1) ?? '');
  if (end.isQuoted || end.isNegated || splitWords(words).join('').length < 2 || isOneLetter(last)) return [];
  const before = `${end.before}${end.typed}`.slice(0, -words.length);
  const rest = before === end.before ? suggesting.rest : restOf(before, suggesting);
  const fields: readonly ('title' | 'name')[] = ['title', 'name'];
  const found = await Promise.all(fields.map((field) => called(inField(words, field, suggesting.languages), field, rest, suggesting)));
  const distinct = new Map(found.flat().map(({ field, label }) => [label, { field, label }]));
  return Array.from(distinct.values(), ({ field, label }): Suggestion => ({
    kind: 'name',
    text: `${before}${field}:${quotedValue(label)}`,
    label,
  })).slice(0, limit);
}

/** The words without operators, fields and quotes that what is typed ends with. */
function plainWordsAtEnd(text: string): string {
  const pieces = text.match(/\S+\s*/g) ?? [];
  let first = pieces.length;
  while (first > 0 && pieces.length - first < mostWords && isPlain(pieces[first - 1] ?? '')) first -= 1;
  return pieces.slice(first).join('');
}

const isPlain = (piece: string): boolean => /^[\p{L}\p{N}][^\s"“”„()|:*@]*\s*$/u.test(piece) && !/^(?:AND|OR|NOT|NEAR)\b/.test(piece);

function restOf(before: string, { languages, place }: Suggesting): QueryNode | undefined {
  const { node } = understood(before, { ...place, languages, now: Date.now() });
  return node.type === 'all' || node.type === 'none' ? undefined : node;
}

async function called(node: QueryNode | undefined, field: 'title' | 'name', rest: QueryNode | undefined, { storage, limit }: Suggesting) {
  if (node === undefined) return [];
  try {
    const { hits } = await storage.search(storageQuery(alongWith(node, rest), { limit, budgetMs }));
    const items = await storage.items(hits.map(({ id }) => id));
    return items.flatMap(({ url, metadata }) => {
      const label = field === 'name' ? urlName(url) : typeof metadata.title === 'string' ? oneLine(metadata.title) : '';
      return label === '' ? [] : [{ field, label }];
    });
  } catch (error) {
    // The first letters of very many words: names come with the next letter.
    if (isPaiseError(error)) return [];
    throw error;
  }
}

function inField(words: string, field: TextField, languages: readonly string[]): QueryNode | undefined {
  return wordsNode(words, { languages, field, prefix: !/\s$/.test(words), quoted: true });
}

const longestName = 200;

const oneLine = (title: string): string =>
  title
    .slice(0, longestName)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
