import { etag } from 'hono/etag';
import { newApi } from './define-api.ts';
import { failureResponse, notFound } from './failures.ts';
import { documentOf, securitySchemes } from './openapi.ts';
import { configurationRoutes } from './routes/configuration.ts';
import { itemRoutes } from './routes/items.ts';
import { jobRoutes } from './routes/jobs.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { pluginRoutes } from './routes/plugins.ts';
import { savedSearchRoutes } from './routes/saved-searches.ts';
import { searchRoutes } from './routes/search.ts';
import { statusRoutes } from './routes/status.ts';

/** What a browser may keep, if it asks each time whether it is still so. Results and texts it may not. */
const kept = ['/config', '/config/schema', '/plugins', '/items', '/items/:id', '/openapi.json'];

function makeApp() {
  const root = newApi().basePath('/api/v1');
  for (const path of kept) {
    root.get(path, etag(), async (c, next) => {
      await next();
      c.header('cache-control', 'private, no-cache');
    });
  }
  root.use(async (c, next) => {
    await next();
    if (c.req.method !== 'GET') c.env.shared.events.wake();
  });
  const routed = root
    .route('/', searchRoutes)
    .route('/', itemRoutes)
    .route('/', pictureRoutes)
    .route('/', statusRoutes)
    .route('/', jobRoutes)
    .route('/', configurationRoutes)
    .route('/', savedSearchRoutes)
    .route('/', pluginRoutes);
  for (const [name, scheme] of Object.entries(securitySchemes)) routed.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  routed.get('/openapi.json', (c) => c.json(documentOf(routed, c.env.host.paise.version)));
  routed.notFound(() => failureResponse(notFound('There is no such address.')));
  routed.onError((error) => failureResponse(error));
  return routed;
}

export const app = makeApp();

/** For the typed client. */
export type Api = typeof app;
