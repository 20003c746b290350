import { z } from 'paise2/plugin';

export const options = z.strictObject({
  feeds: z
    .array(z.url({ protocol: /^https?$/ }))
    .default([])
    .describe('Addresses of feeds'),
  keepDays: z.number().int().positive().default(3650).describe('Entries stay findable for so many days after they were last in their feed'),
  mostEntries: z.number().int().positive().max(2000).default(1000).describe('So many entries of a feed are remembered, the newest'),
});

export type RssOptions = z.infer<typeof options>;
