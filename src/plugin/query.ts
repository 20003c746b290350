/** Fields of an item that words can be looked for in. */
export type TextField = 'title' | 'name' | 'path' | 'headings' | 'tags' | 'body' | 'author';

/** Conditions on an item that are true or false and add nothing to the score. */
export type Filter =
  /** File name extension without dot, lower case. */
  | { readonly field: 'ext'; readonly value: string }
  /** MIME type in full, or a prefix that ends in `/`. */
  | { readonly field: 'type'; readonly value: string }
  /** The item's URL is this one or below it. Never ends in `/`. */
  | { readonly field: 'in'; readonly value: string }
  /** `<plugin>/<extension>` of the source, or the plugin alone. */
  | { readonly field: 'source'; readonly value: string };

/**
 * What the words of a query became: a tree that every data storage evaluates alike. Made by the engine's parser from anything a person
 * types; storages never see the typed text.
 *
 * Matching is by word, without regard to case and accents; words are stemmed, so a prefix is looked for among stems. `text` of a term is one
 * word: letters and digits only.
 */
export type QueryNode =
  | { readonly type: 'all' }
  | { readonly type: 'none' }
  | { readonly type: 'term'; readonly text: string; readonly field?: TextField; readonly prefix?: boolean }
  /** The words in this order, next to each other. The last one may be a prefix. */
  | { readonly type: 'phrase'; readonly words: readonly string[]; readonly field?: TextField; readonly prefix?: boolean }
  | { readonly type: 'filter'; readonly filter: Filter }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

/** Weight of each field in the score. */
export type FieldWeights = Readonly<Record<TextField | 'extraTerms', number>>;

/** What the engine asks of a data storage. */
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
}

/** Best first: higher score, then the later `modifiedAt`, then the lower id. Without any word in the query the score is 0. */
export interface StorageResult {
  readonly total: number;
  readonly scored: 'all' | 'some';
  readonly hits: readonly { readonly id: number; readonly score: number }[];
}
