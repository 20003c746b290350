import type { z } from '@hono/zod-openapi';

/** A property that may be absent, but is never `undefined`. The document is made from what lets it be `undefined`; JSON knows no difference. */
export const maybe = <Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<Schema> =>
  schema.optional() as unknown as z.ZodExactOptional<Schema>;
