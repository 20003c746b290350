import type { ItemStatus } from './item.ts';
import type { FacetName, FacetResult, Filter, QueryNode } from './query.ts';

/** @since 0.1 */
export interface SearchRequest {
  readonly query: string;
  /** Default 10. */
  readonly limit?: number;
  readonly offset?: number;
  /** Default true. */
  readonly snippets?: boolean;
  /** Most passages of a hit. Default 1. */
  readonly passages?: number;
  /** Counts of what the hits have in common. Default none. */
  readonly facets?: readonly FacetName[];
  /** Whether each hit says what its score is made of. Default false. */
  readonly explain?: boolean;
  /** Whether the query is being typed: the word at its end also stands for the most common words that begin so. Default false. */
  readonly typing?: boolean;
  /** Whether items with the same content are shown as one. Default true. */
  readonly collapse?: boolean;
  /** Whether to search again with fewer or similar words where little matches. Default true. */
  readonly loosen?: boolean;
  /** Items that one of these fits are never hits, nor counted. Default none. */
  readonly without?: readonly Filter[];
  /** Milliseconds after which the search fails with `TOO_EXPENSIVE`. Default 10,000. */
  readonly budgetMs?: number;
}

/**
 * What the typed query became.
 * @since 0.1
 */
export interface SearchPlan {
  readonly node: QueryNode;
  /** The plan as text that, typed as a query, means the same. */
  readonly text: string;
  /** What a person should know: a field that does not exist was taken as a word. */
  readonly notes: readonly string[];
  /** What was searched for instead, because nothing or little matches all of the query. */
  readonly loosened?: Loosened;
}

/** @since 0.1 */
export interface Loosened {
  /** `some words`: not all must match. `similar words`: some were replaced. `parts of words`: words are found within others. */
  readonly by: 'some words' | 'similar words' | 'parts of words';
  /** Items that match all of the query. They come first where nothing speaks against it. */
  readonly strict: number;
  /** Words that no item has, and what was searched for in their place. */
  readonly replaced: readonly { readonly word: string; readonly by: readonly string[] }[];
  /** One sentence for a person. */
  readonly text: string;
}

/** @since 0.1 */
export interface Freshness {
  /** Unix time in milliseconds of the last write to the index. */
  readonly indexedAt?: number;
  /** Jobs that wait or run. */
  readonly pending: number;
  readonly failed: number;
  /** Whether somebody paused indexing, all of it or a part. */
  readonly paused: boolean;
}

/** @since 0.1 */
export interface SearchResult {
  readonly query: string;
  readonly plan: SearchPlan;
  /** Items that match. Those with the same content count each. */
  readonly total: number;
  /** A query with words corrected that hardly occur, as text. */
  readonly didYouMean?: string;
  readonly facets?: FacetResult['facets'];
  readonly tookMs: number;
  readonly freshness: Freshness;
  readonly hits: readonly Hit[];
}

/**
 * A piece of a snippet. `match` pieces are what the query found. Data, never markup.
 * @since 0.1
 */
export interface SnippetPart {
  readonly text: string;
  readonly match: boolean;
}

/**
 * A place in a text that matches.
 * @since 0.1
 */
export interface Passage {
  readonly parts: readonly SnippetPart[];
  /** Where the passage begins in the text, in UTF-16 code units. */
  readonly offset: number;
  /** Counted from 1. Lines are those of the text, pages those of the document. */
  readonly line?: number;
  readonly page?: number;
  /** The heading above it. */
  readonly heading?: string;
}

/**
 * A share of a score: `word "tree"`, `exact title`, `recent`.
 * @since 0.1
 */
export interface ScoreShare {
  readonly of: string;
  readonly score: number;
}

/** @since 0.1 */
export interface Hit {
  readonly id: string;
  readonly url: string;
  /** For files and what is in them: the path on this machine. */
  readonly path?: string;
  readonly title: string;
  /** The parts of the best passage. */
  readonly snippet: readonly SnippetPart[];
  /** The best passages, as many as were asked for, in the order of the text. Empty where the text cannot be had. */
  readonly passages: readonly Passage[];
  readonly score: number;
  /** What the score is made of, largest first. Their sum is the score. */
  readonly shares?: readonly ScoreShare[];
  /** Words of a loosened query that the item does not have. */
  readonly missing?: readonly string[];
  /** Other items with the same content, at most 20. */
  readonly duplicates?: readonly { readonly id: string; readonly url: string; readonly path?: string }[];
  readonly language?: string;
  /** Bytes of the content. */
  readonly size: number;
  readonly mimeType: string;
  /** ISO 8601. */
  readonly modifiedAt: string;
  readonly source: string;
  readonly parentUrl?: string;
  readonly extractor?: string;
  readonly status: ItemStatus;
  /** The file is gone or was changed since it was indexed. */
  readonly stale?: 'gone' | 'changed';
}

/** @since 0.1 */
export interface SuggestRequest {
  /** What is typed so far; its end is where one types. */
  readonly text: string;
  /** Default 10. */
  readonly limit?: number;
}

/** @since 0.1 */
export interface Suggestion {
  readonly kind: 'word' | 'field' | 'value' | 'name' | 'saved';
  /** The whole text with this suggestion taken. */
  readonly text: string;
  /** What it adds or replaces, as shown in a list. */
  readonly label: string;
  /** Items that it would find, where that is known. */
  readonly items?: number;
}

/** @since 0.1 */
export interface SimilarRequest {
  readonly target: string;
  /** Default 10. */
  readonly limit?: number;
  /** As in {@link SearchRequest.without}. */
  readonly without?: readonly Filter[];
}
