import { createRoute, z } from '@hono/zod-openapi';
import type { FacetName } from '../../../../plugin/query.ts';
import { answering, flag, idParams, newApi, queryText, wholeNumber } from '../define-api.ts';
import { facetNames } from '../facet-names.ts';
import { given } from '../given.ts';
import { itemOf } from '../item-of.ts';
import { browserSuggestions, countedFacets, searchResult, suggestions } from '../schemas/search.ts';

/** A person waits no longer for a result that changes with every key. */
const budgetMs = 3000;

const limit = wholeNumber(1, 200).optional();

const isFacet = (name: string): name is FacetName => facetNames.some((known) => known === name);

/** `type,source`. */
const facets = z
  .string()
  .transform((text, { addIssue }): readonly FacetName[] => {
    const names = [...new Set(text.split(',').map((name) => name.trim()))];
    if (!names.every(isFacet)) addIssue(`Facets are some of ${facetNames.join(', ')}, with commas between.`);
    return names.filter(isFacet);
  })
  .openapi({ type: 'string', example: 'type,source' });

const typing = flag().optional().describe('Whether the word at the end also stands for the most common words that begin so (false)');

const search = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Search',
  request: {
    query: z.strictObject({
      q: queryText().describe('What one types'),
      limit: limit.describe('Most hits (10)'),
      offset: wholeNumber(0, 10_000).optional(),
      facets: facets.optional().describe('Counts of what the hits have in common'),
      passages: wholeNumber(0, 20).optional().describe('Most passages of each hit (1); 0 for none'),
      explain: flag().optional().describe('Whether each hit says what its score is made of (false)'),
      loosen: flag().optional().describe('Whether to search again with fewer or similar words where little matches (true)'),
      typing,
      collapse: flag().optional().describe('Whether items with the same content are shown as one (true)'),
    }),
  },
  responses: answering(searchResult, 'The hits, best first'),
});

const facetCounts = createRoute({
  method: 'get',
  path: '/facets',
  summary: 'Count what the matches of a query have in common',
  request: { query: z.strictObject({ q: queryText(), facets: facets.default([...facetNames]), typing }) },
  responses: answering(countedFacets, 'The counts'),
});

const suggest = createRoute({
  method: 'get',
  path: '/suggest',
  summary: 'What may be typed next',
  request: { query: z.strictObject({ text: queryText().describe('What is typed so far'), limit: wholeNumber(1, 50).optional() }) },
  responses: answering(suggestions, 'Completions of the last word'),
});

const browserSuggest = createRoute({
  method: 'get',
  path: '/suggest/opensearch',
  summary: 'The same for the address bar of a browser',
  request: { query: z.strictObject({ q: queryText() }) },
  responses: {
    200: { description: 'OpenSearch suggestions', content: { 'application/x-suggestions+json': { schema: browserSuggestions } } },
  },
});

const similar = createRoute({
  method: 'get',
  path: '/similar/{id}',
  summary: 'Items that are like this one',
  request: { params: idParams, query: z.strictObject({ limit }) },
  responses: answering(searchResult, 'The hits, best first'),
});

export const searchRoutes = newApi()
  .openapi(search, async (c) => {
    const { q, facets: counted, passages, ...rest } = c.req.valid('query');
    const { host, shared } = c.env;
    const started = performance.now();
    const result = await host.paise.search({
      query: q,
      ...given(rest),
      ...(counted && { facets: counted }),
      ...(passages === 0 ? { snippets: false } : passages !== undefined && { passages }),
      budgetMs,
    });
    shared.searches.add(performance.now() - started);
    return c.json(result, 200);
  })
  .openapi(facetCounts, async (c) => {
    const { q, facets: counted, ...rest } = c.req.valid('query');
    const result = await c.env.host.paise.search({ query: q, ...given(rest), facets: counted, limit: 1, snippets: false, budgetMs });
    return c.json({ total: result.total, facets: result.facets ?? {} }, 200);
  })
  .openapi(suggest, async (c) => c.json({ suggestions: await c.env.host.paise.suggest(given(c.req.valid('query'))) }, 200))
  .openapi(browserSuggest, async (c) => {
    const { q } = c.req.valid('query');
    const found = await c.env.host.paise.suggest({ text: q });
    return c.json([q, found.map(({ text }) => text)], 200, { 'content-type': 'application/x-suggestions+json' });
  })
  .openapi(similar, async (c) => {
    const { id } = c.req.valid('param');
    const { paise } = c.env.host;
    await itemOf(paise, id);
    return c.json(await paise.similar({ target: id, ...given(c.req.valid('query')) }), 200);
  });
