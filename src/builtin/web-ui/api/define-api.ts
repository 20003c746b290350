import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { HttpHandlerHost } from '../../../plugin/http-handler.ts';
import { refusal } from './failures.ts';
import type { Shared } from './shared.ts';

/** What a request comes with. */
export interface ApiEnv {
  Bindings: { readonly host: HttpHandlerHost; readonly shared: Shared };
}

/** A part of the API. Parameters that do not fit their schema are refused by status 400, with the first that does not. */
export const newApi = (): OpenAPIHono<ApiEnv> =>
  new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return undefined;
      const [issue] = result.error.issues;
      const where = issue?.path.join('.');
      return refusal(400, { code: 'USAGE', message: issue?.message ?? 'The request is not understood.', ...(where && { where }) });
    },
  });

export const itemId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'An id is a whole number.')
  .openapi({ description: 'Id of a hit', example: '42' });

export const idParams = z.object({ id: itemId });

/** Longer ones are no queries that a person or a program means. */
const mostCharacters = 10_000;
export const queryText = (): z.ZodString => z.string().max(mostCharacters);

/** A number in a query string. */
export const wholeNumber = (least: number, most: number): z.ZodCoercedNumber<string> =>
  z.coerce.number<string>().int().min(least).max(most);

/** `true` or `false` in a query string. */
export const flag = (): z.ZodType<boolean, 'true' | 'false'> =>
  z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .openapi({ type: 'boolean' });

/** A route that answers with this as JSON. */
export const answering = <T>(schema: z.ZodType<T>, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...failing,
});

/** A route that answers with nothing. */
export const silent = (description: string) => ({ 204: { description }, ...failing });

const failure = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      hint: z.string().optional(),
      where: z.string().optional(),
      problems: z
        .array(z.strictObject({ message: z.string(), where: z.string(), hint: z.string().optional() }))
        .optional()
        .describe('With CONFIGURATION_INVALID: all that is wrong'),
    }),
  })
  .openapi('Failure');

/** Routes are typed by what they answer when all is well; what is thrown is not. */
const failing = { default: { description: 'It failed', content: { 'application/json': { schema: failure } } } } as object;

/** A route that takes this as JSON. */
export const taking = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true as const,
});
