import { z } from 'zod';
import { definePlugin } from '../../plugin/define-plugin.ts';
import { duration, size } from './unit-options.ts';

/** Plugins with options of all kinds, for the tests of this folder. */
export const files = definePlugin({
  name: 'files',
  description: 'Files and folders.',
  options: z.strictObject({
    roots: z.array(z.string()).default([]).describe('Folders to index.'),
    exclude: z.array(z.string()).default(['*.tmp']).describe('Patterns of names that are left out.'),
    maxFileSize: size().prefault('64MB').describe('Larger files are found by name only.'),
    followLinks: z.boolean().default(false),
    scan: z
      .strictObject({
        every: duration().prefault('1h').describe('How often the folders are listed again.'),
        order: z.enum(['newest', 'oldest']).default('newest').describe('Which files come first.\nThe others wait'),
      })
      .prefault({})
      .describe('When the folders are listed.'),
  }),
});

/** Its author chose schemas that drop what they do not know. */
export const feeds = definePlugin({
  name: 'feeds',
  options: async () =>
    z.object({
      subscriptions: z.array(z.object({ url: z.url(), title: z.string().optional() })).default([]),
      headers: z.record(z.string(), z.string()).default({}).describe('Sent with each request.'),
      token: z.string().optional(),
    }),
});

export const plain = definePlugin({ name: 'plain-text' });
