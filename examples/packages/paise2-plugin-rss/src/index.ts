import { definePlugin } from 'paise2/plugin';
import { entry } from './fetcher.ts';
import { options } from './options.ts';
import { entries } from './source.ts';

/** Feeds. The source reads them and remembers what is in them; the fetcher hands over what is remembered, so nothing is loaded twice. */
export default definePlugin({
  name: 'rss',
  description: 'What you subscribe to: feeds in RSS, Atom and JSON Feed',
  // A feed may be anywhere, and which ones there are is an option.
  permissions: { hosts: ['*'] },
  options,
  contentSources: { entries },
  contentFetchers: { entry },
});
