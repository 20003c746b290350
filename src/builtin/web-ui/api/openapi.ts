import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './define-api.ts';

/** Who may ask; the server sees to it. */
export const securitySchemes = {
  key: { type: 'http', scheme: 'bearer', description: 'A key of this machine, for programs' },
  session: { type: 'apiKey', in: 'cookie', name: 'paise2', description: 'A browser that was let in by a link' },
} as const;

/** The OpenAPI document: made from the very schemas by which requests are checked. */
export function documentOf(app: Pick<OpenAPIHono<ApiEnv>, 'getOpenAPI31Document'>, version: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'paise2', version, description: 'The search engine of this machine, over HTTP, for the programs of this user.' },
    security: [{ key: [] }, { session: [] }],
  });
}
