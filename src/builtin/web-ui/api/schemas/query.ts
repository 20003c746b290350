import { z } from '@hono/zod-openapi';
import type { Filter, QueryNode, TextField } from '../../../../plugin/query.ts';
import { maybe } from './maybe.ts';

const textField: z.ZodType<TextField> = z
  .enum(['title', 'name', 'path', 'headings', 'tags', 'author', 'from', 'to', 'symbols', 'body'])
  .openapi('TextField');

const filter: z.ZodType<Filter> = z
  .union([
    z.strictObject({ field: z.enum(['ext', 'type', 'in', 'source', 'lang']), value: z.string() }),
    z.strictObject({
      field: z.enum(['modified', 'created', 'size', 'pages']),
      from: maybe(z.number()),
      to: maybe(z.number()),
    }),
  ])
  .openapi('Filter');

/** What a query became. */
export const queryNode: z.ZodType<QueryNode> = z
  .lazy(() =>
    z.union([
      z.strictObject({ type: z.enum(['all', 'none']) }),
      z.strictObject({
        type: z.literal('term'),
        text: z.string(),
        field: maybe(textField),
        prefix: maybe(z.boolean()),
        stem: maybe(z.boolean()),
      }),
      z.strictObject({
        type: z.literal('phrase'),
        words: z.array(z.string()),
        field: maybe(textField),
        prefix: maybe(z.boolean()),
        anchored: maybe(z.boolean()),
      }),
      z.strictObject({
        type: z.literal('near'),
        words: z.array(z.string()),
        distance: z.number(),
        field: maybe(textField),
      }),
      z.strictObject({ type: z.literal('substring'), text: z.string(), field: maybe(textField) }),
      z.strictObject({ type: z.literal('filter'), filter }),
      z.strictObject({ type: z.enum(['and', 'or']), nodes: z.array(queryNode) }),
      z.strictObject({ type: z.literal('not'), node: queryNode }),
    ]),
  )
  .openapi('QueryNode');
