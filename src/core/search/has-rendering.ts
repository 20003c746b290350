import type { StoredItem } from '../../plugin/item.ts';
import { urlName } from '../../plugin/file-url.ts';
import { once } from '../once.ts';
import { createSelectionTable } from '../pipeline/selection-table.ts';
import type { WithPlugins } from '../system.ts';

/**
 * Whether what read an item can draw it; of a part of a container, and of what nothing read, whether what would be chosen for its type and name
 * can.
 */
export function createRenderingCheck({
  registry,
  settings,
}: Pick<WithPlugins, 'registry' | 'settings'>): (item: StoredItem) => Promise<boolean> {
  const allExtractors = once(async () => {
    await registry.load(['contentExtractors']);
    const { extractors } = settings.engine;
    return createSelectionTable(registry.extensions('contentExtractors'), (plugin) => settings.options[plugin], extractors);
  });
  return async ({ url, parentUrl, mimeType, extractor: id }) => {
    if (id !== undefined && parentUrl === undefined) {
      await registry.load(['contentExtractors'], id.split('/', 1));
      return registry.extensions('contentExtractors').some((extension) => extension.id === id && extension.value.render !== undefined);
    }
    const { ordered } = (await allExtractors()).select({ mimeType, name: urlName(url), certain: false });
    return ordered.some(({ extractor }) => extractor.render !== undefined);
  };
}
