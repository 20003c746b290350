import { createRoute, z } from '@hono/zod-openapi';
import { answering, idParams, newApi, queryText, silent, taking, wholeNumber } from '../define-api.ts';
import { given } from '../given.ts';
import { itemOf } from '../item-of.ts';
import { openItem } from '../open-item.ts';
import { pageOfItems } from '../page-of-items.ts';
import { itemStatus } from '../schemas/common.ts';
import { explanation } from '../schemas/explanation.ts';
import { coverage, itemPage, itemText, itemView } from '../schemas/items.ts';
import { rangeOf } from '../texts/range-of.ts';

const farthest = 2 ** 31;

const items = createRoute({
  method: 'get',
  path: '/items',
  summary: 'Items by status, reason, source and place, ordered by URL',
  request: {
    query: z.strictObject({
      status: itemStatus.optional(),
      code: z.string().max(200).optional().describe('Code of the reason'),
      source: z.string().max(200).optional().describe('`<plugin>/<extension>`'),
      below: z.string().min(1).max(4096).optional().describe('URL or path'),
      limit: wholeNumber(1, 200).default(50),
      after: z.string().max(8192).optional().describe('`next` of the page before'),
    }),
  },
  responses: answering(itemPage, 'A page of items'),
});

const item = createRoute({
  method: 'get',
  path: '/items/{id}',
  summary: 'What is known of an item, what it is part of, and what is in it',
  request: { params: idParams },
  responses: answering(itemView, 'The item'),
});

const text = createRoute({
  method: 'get',
  path: '/items/{id}/text',
  summary: 'A range of the text of an item, with the matches of a query',
  request: {
    params: idParams,
    query: z.strictObject({
      q: queryText().optional().describe('Its matches are marked'),
      from: wholeNumber(0, farthest).default(0),
      to: wholeNumber(0, farthest).optional().describe('At most 262,144 after `from`, which is also the default'),
    }),
  },
  responses: answering(itemText, 'The range'),
});

const open = createRoute({
  method: 'post',
  path: '/items/{id}/open',
  summary: 'Open an item with the program that the desktop has for it, or show it in its folder',
  request: { params: idParams, body: taking(z.strictObject({ how: z.enum(['open', 'reveal']) })) },
  responses: silent('It was handed over'),
});

const explain = createRoute({
  method: 'get',
  path: '/explain',
  summary: 'Whether and how a path or URL is in the index, and why not',
  request: { query: z.strictObject({ target: z.string().min(1).max(4096) }) },
  responses: answering(explanation, 'What became of it'),
});

const covered = createRoute({
  method: 'get',
  path: '/coverage',
  summary: 'How much of each source is in the index, and why not the rest',
  responses: answering(coverage, 'Items by source, status and reason'),
});

export const itemRoutes = newApi()
  .openapi(items, async (c) => {
    const { limit, after, ...filter } = c.req.valid('query');
    const place = { limit, ...given({ after }), signal: c.req.raw.signal };
    return c.json(await pageOfItems(c.env.host.paise.items(given(filter)), place), 200);
  })
  .openapi(item, async (c) => c.json(await itemOf(c.env.host.paise, c.req.valid('param').id), 200))
  .openapi(text, async (c) => {
    const { host, shared } = c.env;
    const { id } = c.req.valid('param');
    const { q = '', ...range } = c.req.valid('query');
    const { item: known } = await itemOf(host.paise, id);
    return c.json(rangeOf(await shared.texts.read(known, q), given(range)), 200);
  })
  .openapi(open, async (c) => {
    const view = await itemOf(c.env.host.paise, c.req.valid('param').id);
    await openItem(view, c.req.valid('json').how);
    return c.body(null, 204);
  })
  .openapi(explain, async (c) => c.json(await c.env.host.paise.explain(c.req.valid('query').target), 200))
  .openapi(covered, async (c) => c.json({ rows: await c.env.host.paise.coverage() }, 200));
