import { filePath } from '../../../plugin/file-url.ts';
import type { StoredItem } from '../../../plugin/item.ts';
import { indexForm } from '../analysis/index-form.ts';
import { spoken } from '../analysis/spoken.ts';
import { isUnspaced } from '../analysis/unspaced-text.ts';
import type { SearchableStorage } from '../leaving-out.ts';
import { storageQuery } from '../rank/storage-query.ts';
import { within } from '../within.ts';

/** Where words are read. */
export interface WordSources {
  readonly storage: SearchableStorage;
  /** The text of an item. */
  textOf(item: StoredItem): Promise<string | undefined>;
}

const bestItems = 3;
/** A word of which the best places are sought among so many items is found in one of them. */
const candidates = 100;
const longestText = 200_000;
/** A file on a disk that sleeps must not hold up what a person types. */
const readingMs = 50;
const mostRemembered = 5000;
const mostSpellings = 8;
/** With so many, no further text is read. */
const enoughSpellings = 2;

const remembered = new WeakMap<SearchableStorage, Map<string, Promise<readonly string[]>>>();

/**
 * How a term of the index is spelled where it occurs, the most frequent spelling first: terms are stems, which nobody types. Found in
 * the best items with the term, and remembered. None for terms that nobody spells so, such as parts of identifiers.
 */
export function spellingsOf(term: string, sources: WordSources): Promise<readonly string[]> {
  const known = remembered.get(sources.storage) ?? new Map<string, Promise<readonly string[]>>();
  remembered.set(sources.storage, known);
  const found = known.get(term) ?? findSpellings(term, sources);
  // The latest used come last.
  known.delete(term);
  known.set(term, found);
  found.catch(() => known.delete(term));
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
  return found;
}

/** Signs that a name ends in (`c++`), which are part of the word in the index. */
const signCode = /[\ue080-\ue08f]/;

async function findSpellings(term: string, { storage, textOf }: WordSources): Promise<readonly string[]> {
  const plain = spoken(term);
  if (plain === '' || isUnspaced(plain) || signCode.test(term)) return [plain].filter(Boolean);
  const query = storageQuery({ type: 'term', text: term, stem: true }, { limit: bestItems });
  const { hits } = await storage.search({ ...query, candidates });
  const items = await storage.items(hits.map(({ id }) => id));
  const counts = new Map<string, number>();
  const count = (text: string, language: string | undefined): void => {
    for (const word of wordsLike(plain, text)) {
      if (indexForm(word, language) === term || (language !== undefined && indexForm(word, undefined) === term))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  };
  let wasRead = false;
  for (const item of items) count(namesOf(item), item.language);
  for (const item of items) {
    const text = await within(readingMs, () => textOf(item));
    if (text !== undefined) count(text.slice(0, longestText), item.language);
    wasRead ||= text !== undefined;
    if (counts.size >= enoughSpellings) break;
  }
  if (counts.size === 0 && !wasRead) return [plain];
  const spellings = Array.from(counts).toSorted(([one, most], [other, more]) => more - most || (one < other ? -1 : 1));
  return spellings.slice(0, mostSpellings).map(([spelling]) => spelling);
}

function namesOf({ url, metadata }: StoredItem): string {
  const { title, headings, tags, authors, symbols, from, to, cc } = metadata;
  return [title, filePath(url) ?? url, headings, tags, authors, symbols, from, to, cc]
    .flat()
    .filter((text) => typeof text === 'string')
    .join('\n')
    .slice(0, longestText);
}

/** Words that begin as a stem does, in lower case. An accent may stand on the first letter, and a prefix before it. */
function wordsLike(stem: string, text: string): string[] {
  const [first = ''] = stem;
  const beginning = /[a-z\d]/.test(first) ? String.raw`[${first}\u0080-\uffff]` : String.raw`[\p{L}\p{N}]`;
  const words = new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?=[\p{L}\p{N}])${beginning}[\p{L}\p{N}\p{M}]*`, 'giu');
  return text.match(words)?.map((word) => word.toLowerCase().normalize('NFC')) ?? [];
}
