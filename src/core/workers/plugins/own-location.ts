import type { FetchResult } from '../../../plugin/content-fetcher.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { filePathBytes } from '../../../plugin/file-url.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import { mayRead } from './confinement.ts';

/**
 * Throws where a fetcher says that bytes are where its plugin may not read: what it says is read for it, by who may read everything. The bytes of a
 * `file:` URL are found through that, whatever it says.
 */
export function requireOwnLocation(plugin: ExternalPlugin, url: string, fetched: FetchResult | undefined): void {
  // Anything else is no answer, which whoever called finds out.
  if (typeof fetched !== 'object' || fetched.type !== 'content') return;
  const { location } = fetched;
  const isOwn =
    location.kind === 'cache' ? location.plugin === plugin.name : filePathBytes(url) !== undefined || mayRead(plugin, location.path);
  if (isOwn) return;
  const place = location.kind === 'cache' ? `the cache of "${location.plugin}"` : location.path;
  throw new PaiseError('NOT_PERMITTED', `The plugin "${plugin.name}" may not read ${place}.`, {
    plugin: plugin.name,
    hint: 'A plugin that fetches from files names their folders in "permissions.read".',
  });
}
