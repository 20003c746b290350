import { PaiseError } from '../../plugin/errors.ts';
import type { Extension, Registry } from '../loading/registry.ts';

/** The sources that can list a URL named by a person. Throws `USAGE` when there is none. */
export function sourcesOf(url: string, registry: Registry): readonly Extension<'contentSources'>[] {
  const sources = registry
    .extensions('contentSources')
    .filter(({ value }) => value.urlSchemes?.some((scheme) => url.startsWith(`${scheme}:`)));
  if (sources.length > 0) return sources;
  throw new PaiseError('USAGE', `No enabled source lists ${url}.`, { hint: 'See `paise2 plugins list` for the sources there are.' });
}
