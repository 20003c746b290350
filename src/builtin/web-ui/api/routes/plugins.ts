import { createRoute, z } from '@hono/zod-openapi';
import { answering, newApi, silent } from '../define-api.ts';
import { notFound, refused } from '../failures.ts';
import type { Plugins } from '../../../../plugin/plugins.ts';
import { plugins } from '../schemas/plugins.ts';

const params = z.object({ name: z.string().min(1).max(200).openapi({ example: 'git' }) });

const list = createRoute({
  method: 'get',
  path: '/plugins',
  summary: 'The plugins of this installation',
  responses: answering(plugins, 'All of them, with their state'),
});

const enable = createRoute({
  method: 'post',
  path: '/plugins/{name}/enable',
  summary: 'Use a plugin',
  request: { params },
  responses: silent('The engine follows by itself'),
});

const disable = createRoute({
  method: 'post',
  path: '/plugins/{name}/disable',
  summary: 'Do not use a plugin',
  request: { params },
  responses: silent('The engine follows by itself'),
});

export const pluginRoutes = newApi()
  .openapi(list, async (c) => c.json({ plugins: await c.env.host.paise.plugins.list() }, 200))
  .openapi(enable, async (c) => {
    const { name } = c.req.valid('param');
    await (await pluginsWith(c.env.host.paise.plugins, name)).enable(name);
    return c.body(null, 204);
  })
  .openapi(disable, async (c) => {
    const { name } = c.req.valid('param');
    const { plugin, paise } = c.env.host;
    if (name === plugin) {
      const hint = `Use \`paise2 plugins disable ${plugin}\`.`;
      throw refused(409, { code: 'REFUSED', message: 'This very page, and the API, would be gone.', hint });
    }
    await (await pluginsWith(paise.plugins, name)).disable(name);
    return c.body(null, 204);
  });

async function pluginsWith(all: Plugins, name: string): Promise<Plugins> {
  if ((await all.list()).some((plugin) => plugin.name === name)) return all;
  throw notFound(`There is no plugin "${name}".`);
}
