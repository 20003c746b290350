import { z } from '@hono/zod-openapi';
import type { FacetResult } from '../../../../plugin/query.ts';
import type { Freshness, Hit, Passage, SearchPlan, SearchResult, SnippetPart, Suggestion } from '../../../../plugin/search.ts';
import { facetNames } from '../facet-names.ts';
import { count, itemStatus, staleness, time } from './common.ts';
import { queryNode } from './query.ts';
import { maybe } from './maybe.ts';

const snippetPart: z.ZodType<SnippetPart> = z
  .strictObject({ text: z.string(), match: z.boolean() })
  .openapi('SnippetPart', { description: 'A piece of text; `match` where the query found it. Data, never markup.' });

const passage: z.ZodType<Passage> = z
  .strictObject({
    parts: z.array(snippetPart),
    offset: count().describe('Where it begins in the text, in UTF-16 code units'),
    line: maybe(z.int()),
    page: maybe(z.int()),
    heading: maybe(z.string()),
  })
  .openapi('Passage');

const hit: z.ZodType<Hit> = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    path: maybe(z.string()),
    title: z.string(),
    snippet: z.array(snippetPart),
    passages: z.array(passage),
    score: z.number(),
    shares: maybe(z.array(z.strictObject({ of: z.string(), score: z.number() }))),
    missing: maybe(z.array(z.string())),
    duplicates: maybe(z.array(z.strictObject({ id: z.string(), url: z.string(), path: maybe(z.string()) }))),
    language: maybe(z.string()),
    size: count().describe('Bytes of the content'),
    mimeType: z.string(),
    modifiedAt: z.string().describe('ISO 8601'),
    source: z.string(),
    parentUrl: maybe(z.string()),
    extractor: maybe(z.string()),
    status: itemStatus,
    stale: maybe(staleness),
  })
  .openapi('Hit');

const plan: z.ZodType<SearchPlan> = z
  .strictObject({
    node: queryNode,
    text: z.string().describe('Typed as a query, it means the same'),
    notes: z.array(z.string()),
    loosened: maybe(
      z.strictObject({
        by: z.enum(['some words', 'similar words', 'parts of words']),
        strict: count(),
        replaced: z.array(z.strictObject({ word: z.string(), by: z.array(z.string()) })),
        text: z.string(),
      }),
    ),
  })
  .openapi('SearchPlan');

export const freshness: z.ZodType<Freshness> = z
  .strictObject({ indexedAt: maybe(time()), pending: count(), failed: count(), paused: z.boolean() })
  .openapi('Freshness');

const facets: z.ZodType<FacetResult['facets']> = z
  .partialRecord(z.enum(facetNames), z.array(z.strictObject({ value: z.string(), items: count() })))
  .openapi('Facets');

export const searchResult: z.ZodType<SearchResult> = z
  .strictObject({
    query: z.string(),
    plan,
    total: count(),
    didYouMean: maybe(z.string()),
    facets: maybe(facets),
    tookMs: z.number(),
    freshness,
    hits: z.array(hit),
  })
  .openapi('SearchResult');

export interface CountedFacets {
  /** Items that match. */
  readonly total: number;
  readonly facets: FacetResult['facets'];
}

export const countedFacets: z.ZodType<CountedFacets> = z.strictObject({ total: count(), facets }).openapi('CountedFacets');

const suggestion: z.ZodType<Suggestion> = z
  .strictObject({
    kind: z.enum(['word', 'field', 'value', 'name', 'saved']),
    text: z.string(),
    label: z.string(),
    items: maybe(count()),
  })
  .openapi('Suggestion');

export const suggestions: z.ZodType<{ readonly suggestions: readonly Suggestion[] }> = z.strictObject({
  suggestions: z.array(suggestion),
});

/** https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki */
export const browserSuggestions = z.array(z.union([z.string(), z.array(z.string())])).describe('The query, and its completions');
