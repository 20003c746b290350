import { createRoute, z } from '@hono/zod-openapi';
import { answering, newApi, queryText, silent, taking } from '../define-api.ts';
import { removeSearch, savedSearchesOf, saveSearch } from '../saved-searches.ts';
import { savedSearches } from '../schemas/configuration.ts';

const params = z.object({
  name: z
    .string()
    .max(100)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, 'A name is made of letters, digits, - and _.')
    .openapi({ example: 'unread' }),
});

const list = createRoute({
  method: 'get',
  path: '/searches',
  summary: 'Saved searches: in a query, @NAME stands for one',
  responses: answering(savedSearches, 'Those of the configuration'),
});

const save = createRoute({
  method: 'put',
  path: '/searches/{name}',
  summary: 'Save a search, in place of one of this name',
  request: { params, body: taking(z.strictObject({ query: queryText().min(1) })) },
  responses: silent('It is saved'),
});

const remove = createRoute({
  method: 'delete',
  path: '/searches/{name}',
  summary: 'Remove a saved search',
  request: { params },
  responses: silent('It is gone'),
});

export const savedSearchRoutes = newApi()
  .openapi(list, async (c) => c.json({ searches: await savedSearchesOf(c.env.host.paise.configuration) }, 200))
  .openapi(save, async (c) => {
    await saveSearch(c.env.host.paise.configuration, { name: c.req.valid('param').name, query: c.req.valid('json').query });
    return c.body(null, 204);
  })
  .openapi(remove, async (c) => {
    await removeSearch(c.env.host.paise.configuration, c.req.valid('param').name);
    return c.body(null, 204);
  });
