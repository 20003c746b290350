import { createRoute, z } from '@hono/zod-openapi';
import { idParams, newApi, wholeNumber } from '../define-api.ts';
import { itemOf } from '../item-of.ts';
import { pictureResponse } from '../../pictures/picture-response.ts';

const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

const answeringPicture = {
  200: {
    description: 'The picture. `X-Pages` says how many pages there are, `X-Pixels` its size: `640x480`.',
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }])),
  },
} as { 200: { description: string } };

const preview = createRoute({
  method: 'get',
  path: '/items/{id}/preview',
  summary: 'A picture of a page of an item; status 404 where it has none',
  request: {
    params: idParams,
    query: z.strictObject({
      page: wholeNumber(1, 100_000).default(1),
      longest: wholeNumber(16, 4000).default(1200).describe('Pixels of the longest side, at most'),
    }),
  },
  responses: answeringPicture,
});

const thumbnail = createRoute({
  method: 'get',
  path: '/items/{id}/thumbnail',
  summary: 'A small picture of an item; status 404 where it has none',
  request: { params: idParams },
  responses: answeringPicture,
});

export const pictureRoutes = newApi()
  .openapi(preview, async (c) => {
    const { host, shared } = c.env;
    const view = await itemOf(host.paise, c.req.valid('param').id);
    const wanted = c.req.valid('query');
    return pictureResponse(c.req.raw, { view, name: `${wanted.page}-${wanted.longest}` }, (signal) =>
      shared.renders.render(view, wanted, signal),
    );
  })
  .openapi(thumbnail, async (c) => {
    const { host, shared } = c.env;
    const view = await itemOf(host.paise, c.req.valid('param').id);
    return pictureResponse(c.req.raw, { view, name: 'thumbnail' }, (signal) => shared.thumbnails.of(view, signal));
  });
