import { z } from 'paise2/plugin';

export const options = z.strictObject({
  directory: z.string().default('~/Zotero').describe('Where Zotero keeps its data: the folder with zotero.sqlite'),
  attachments: z.boolean().default(true).describe('Index attached files too'),
});

export type ZoteroOptions = z.infer<typeof options>;
