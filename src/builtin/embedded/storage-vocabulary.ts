import type { Database } from 'better-sqlite3';
import type { IndexTerm } from '../../plugin/query.ts';
import { facetMark } from './storage-facets.ts';
import type { IndexState } from './storage-index-state.ts';
import { createMemory } from './storage-index-state.ts';
import { quoted } from './storage-quoted.ts';

/** The words of the index, as stems, without facets. Those in most items come first, then in the order of their text. */
export interface Vocabulary {
  containing(text: string, limit: number): readonly IndexTerm[];
  startingWith(prefix: string, limit: number): readonly IndexTerm[];
  itemsWith(term: string): number;
  /** Whether some item has this word, which is no stem. Costs some microseconds. */
  has(word: string): boolean;
}

/** All terms in the order of their text. In one string: as a list of strings, those of a large index take some 60 MB. */
interface AllTerms {
  /** Each in a line of its own, with a line end also before the first. */
  readonly lines: string;
  /** Where each begins in `lines`. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** The bounds of what begins with {@link facetMark}, and the end of all text. */
const afterFacets = String.fromCharCode(facetMark.charCodeAt(0) + 1);
const last = '\u{10FFFF}';

/** A word of a query has a form in each language of the index. */
const mostWords = 20_000;
/** A search asks several times for the words that contain a text. */
const mostParts = 50;

export function createVocabulary(database: Database, state: IndexState): Vocabulary {
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, fulltext, 'row')");
  const itemsOf = database.prepare<[string], number>('SELECT doc FROM temp.vocabulary WHERE term = ?').pluck();
  const between = database
    .prepare<[string, string], [term: string, items: number]>('SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ?')
    .raw();
  const joined = database
    .prepare<[string, string], [terms: string | null, items: string | null]>(
      `SELECT group_concat(term, char(10)), group_concat(doc) FROM (
         SELECT term, doc FROM temp.vocabulary WHERE term < ? UNION ALL SELECT term, doc FROM temp.vocabulary WHERE term >= ?)`,
    )
    .raw();
  const first = database.prepare<[string], number>('SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1').pluck();
  const scanned = database
    .prepare<[string, string, string, string], [term: string, items: number]>(
      `SELECT term, doc FROM temp.vocabulary WHERE term < ? AND instr(term, ?)
       UNION ALL SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND instr(term, ?)`,
    )
    .raw();
  const rememberedUse = createMemory<{ times: number }>(state);
  const rememberedParts = createMemory<readonly IndexTerm[]>(state, mostParts);
  const rememberedTerms = createMemory<AllTerms>(state);
  const rememberedItems = createMemory<number>(state);
  const rememberedWords = createMemory<boolean>(state, mostWords);
  const all = (): AllTerms => rememberedTerms('', () => allTerms(joined.get(facetMark, afterFacets) ?? [null, null]));

  /** To keep all terms at hand takes longer than to look through them: worth it from the second time on. */
  function withPart(text: string): readonly IndexTerm[] {
    if (text === '') return allOf(all());
    const use = rememberedUse('', () => ({ times: 0 }));
    use.times += 1;
    if (use.times > 1) return containing(all(), text);
    return scanned.all(facetMark, text, afterFacets, text).map(([term, items]) => ({ term, items }));
  }

  return {
    itemsWith: (term) => (term.startsWith(facetMark) ? 0 : rememberedItems(term, () => itemsOf.get(term) ?? 0)),
    has: (word) => rememberedWords(word, () => first.get(quoted(word)) !== undefined),
    containing: (text, limit) => rememberedParts(`${limit} ${text}`, () => mostFrequent(withPart(text), limit)),
    startingWith(prefix, limit) {
      if (prefix === '') return mostFrequent(allOf(all()), limit);
      const found = prefix.startsWith(facetMark) ? [] : between.all(prefix, prefix + last);
      return mostFrequent(
        found.map(([term, items]) => ({ term, items })),
        limit,
      );
    },
  };
}

function allTerms([terms, items]: readonly [string | null, string | null]): AllTerms {
  if (terms === null || items === null) return { lines: '\n', starts: new Uint32Array(), items: new Uint32Array() };
  const counts = Uint32Array.from(items.split(','), Number);
  const starts = new Uint32Array(counts.length);
  const lines = `\n${terms}\n`;
  for (let index = 0, end = 0; index < starts.length; index += 1, end = lines.indexOf('\n', end + 1)) starts[index] = end + 1;
  return { lines, starts, items: counts };
}

function termAt({ lines, starts, items }: AllTerms, index: number): IndexTerm {
  const start = starts[index] ?? 0;
  return { term: lines.slice(start, lines.indexOf('\n', start)), items: items[index] ?? 0 };
}

const allOf = (terms: AllTerms): readonly IndexTerm[] => Array.from(terms.starts.keys(), (index) => termAt(terms, index));

function containing(terms: AllTerms, text: string): readonly IndexTerm[] {
  const { lines, starts } = terms;
  const found: IndexTerm[] = [];
  if (text.includes('\n')) return found;
  for (let at = lines.indexOf(text); at !== -1; at = lines.indexOf(text, lines.indexOf('\n', at)))
    found.push(termAt(terms, lineAt(starts, at)));
  return found;
}

/** The last of these starts that is not after a position. */
function lineAt(starts: Uint32Array, position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The terms come in the order of their text, which sorting keeps where they are equally frequent. */
function mostFrequent(terms: readonly IndexTerm[], limit: number): readonly IndexTerm[] {
  return terms.toSorted((one, other) => other.items - one.items).slice(0, limit);
}
