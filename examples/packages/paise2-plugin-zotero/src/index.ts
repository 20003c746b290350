import { definePlugin } from 'paise2/plugin';
import { item } from './fetcher.ts';
import { options } from './options.ts';
import { library } from './source.ts';

/** A Zotero library: items with their notes and annotations, and the files that are attached to them. */
export default definePlugin({
  name: 'zotero',
  description: 'Your Zotero library: items, notes, annotations and attached files',
  permissions: { read: ['~/Zotero'], modules: ['node:sqlite'] },
  options,
  contentSources: { library },
  contentFetchers: { item },
});
