/**
 * Fields of an item that words can be looked for in. `headings` also holds the first line of plain text, `tags` also the subject that a
 * document names, `from` and `to` the people of a message, `symbols` what source code defines.
 * @since 0.1
 */
export type TextField = 'title' | 'name' | 'path' | 'headings' | 'tags' | 'author' | 'from' | 'to' | 'symbols' | 'body';

/**
 * Conditions on an item that are true or false and add nothing to the score.
 * @since 0.1
 */
export type Filter =
  /** File name extension without dot, lower case. */
  | { readonly field: 'ext'; readonly value: string }
  /** MIME type in full, or a prefix that ends in `/`. */
  | { readonly field: 'type'; readonly value: string }
  /** The item's URL is this one or below it. Never ends in `/`. */
  | { readonly field: 'in'; readonly value: string }
  /** `<plugin>/<extension>` of the source, or the plugin alone. */
  | { readonly field: 'source'; readonly value: string }
  /** Primary subtag of the item's language, lower case: `en` for `en-GB`. */
  | { readonly field: 'lang'; readonly value: string }
  /** The value is at least `from` and below `to`. Items without such a value never match. */
  | { readonly field: NumberField; readonly from?: number; readonly to?: number };

/**
 * Unix times in milliseconds, bytes of the content, and `metadata.pages`. `created` is `metadata.createdAt`, else `metadata.publishedAt`.
 * @since 0.1
 */
export type NumberField = 'modified' | 'created' | 'size' | 'pages';

/**
 * What the words of a query became: a tree that every data storage evaluates alike. Made by the engine's parser from anything a person
 * types; storages never see the typed text.
 *
 * Matching is by word, without regard to case and accents. Storages reduce words to their stems by the Porter algorithm, in items and in
 * queries, so a prefix is looked for among stems. The words of other languages were reduced before they come here, see
 * {@link ItemRecord.words}. `text` of a term is one word: letters, digits and private-use characters only.
 * @since 0.1
 */
export type QueryNode =
  | { readonly type: 'all' }
  | { readonly type: 'none' }
  | TermNode
  | PhraseNode
  | NearNode
  /** Some word that is indexed contains this text: the stem, so without its ending. At least two characters. */
  | { readonly type: 'substring'; readonly text: string; readonly field?: TextField }
  | { readonly type: 'filter'; readonly filter: Filter }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

/** @since 0.1 */
export interface TermNode {
  readonly type: 'term';
  readonly text: string;
  readonly field?: TextField;
  readonly prefix?: boolean;
  /** `text` came from {@link DataStorage.terms}: it is a stem already. */
  readonly stem?: boolean;
}

/**
 * The words in this order, next to each other. The last one may be a prefix.
 * @since 0.1
 */
export interface PhraseNode {
  readonly type: 'phrase';
  readonly words: readonly string[];
  readonly field?: TextField;
  readonly prefix?: boolean;
  /** Only at the very beginning of the field, which must be given. */
  readonly anchored?: boolean;
}

/**
 * All the words in one field, in any order, with at most `distance` other words between the first and the last of them.
 * @since 0.1
 */
export interface NearNode {
  readonly type: 'near';
  readonly words: readonly string[];
  readonly distance: number;
  readonly field?: TextField;
}

/**
 * Weight of each field in the score.
 * @since 0.1
 */
export type FieldWeights = Readonly<Record<TextField | 'extraTerms', number>>;

/**
 * An order other than by score. Items without a value come last; between equals, the order of {@link StorageResult} decides.
 * @since 0.1
 */
export interface SortOrder {
  readonly by: NumberField | 'name' | 'url';
  readonly descending: boolean;
}

/**
 * What the engine asks of a data storage.
 * @since 0.1
 */
export interface StorageQuery {
  readonly node: QueryNode;
  readonly weights: FieldWeights;
  /** At most this many hits, from `offset`. */
  readonly limit: number;
  readonly offset: number;
  /**
   * A storage may score only this many of the matches of a very common query, preferring recent ones, and says so with `scored: 'some'`.
   * The count of matches stays exact.
   */
  readonly candidates: number;
  /** Only these items, by id. The score does not depend on it. */
  readonly among?: readonly number[];
  /** Absent: by score. */
  readonly sort?: SortOrder;
  /** Milliseconds after which a storage may give up, with a `PaiseError` of code `TOO_EXPENSIVE`. It looks at the clock now and then. */
  readonly budgetMs?: number;
}

/**
 * Best first: higher score, then the later `modifiedAt`, then the lower id. Without any word in the query the score is 0.
 * @since 0.1
 */
export interface StorageResult {
  readonly total: number;
  readonly scored: 'all' | 'some';
  readonly hits: readonly { readonly id: number; readonly score: number }[];
}

/**
 * By what items are counted. `type` MIME type; `source` id; `extension`; `folder` URL of the folder that holds the item, ending in `/` or `!/`;
 * `author`, `tag` each one of the item; `language` primary subtag; `date` month of `modifiedAt` in UTC (`2024-05`).
 * @since 0.1
 */
export type FacetName = 'type' | 'source' | 'extension' | 'folder' | 'author' | 'tag' | 'language' | 'date';

/** @since 0.1 */
export interface FacetRequest {
  readonly node: QueryNode;
  readonly facets: readonly FacetName[];
  /** Most values of each facet: the most frequent, then in the order of their text. `date` is not cut short, and newest first. */
  readonly limit: number;
  /** At most so many matches are counted, the last written first. */
  readonly candidates: number;
}

/** @since 0.1 */
export interface FacetValue {
  readonly value: string;
  readonly items: number;
}

/** @since 0.1 */
export interface FacetResult {
  /** How many matches were counted. */
  readonly counted: number;
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;
}

/**
 * Asks for words of the index as they are indexed, that is as stems.
 * @since 0.1
 */
export interface TermRequest {
  readonly like: { readonly prefix: string } | { readonly contains: string } | { readonly oneOf: readonly string[] };
  /** Most terms: those in the most items, then in the order of their text. Of `oneOf`, the words are stemmed first, and each is answered in the order asked. */
  readonly limit: number;
}

/** @since 0.1 */
export interface IndexTerm {
  readonly term: string;
  /** Items with it in any field. */
  readonly items: number;
}
