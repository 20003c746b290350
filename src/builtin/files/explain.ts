import type { SourceVerdict } from '../../plugin/content-source.ts';
import type { ContentSourceHost } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import { isUnmounted, readMountPoints } from './mount-points.ts';
import { openFolder } from './open-folder.ts';
import type { FilesOptions } from './options.ts';
import { canonicalScope, isWithin, scopeOf } from './place.ts';
import { innermostRoot } from './plan.ts';
import { exclusionTexts, unavailable } from './reasons.ts';
import { rootScopes } from './roots.ts';
import { createSelection } from './selection.ts';
import { examineBelow } from './start.ts';

/** Asks the rules themselves, from the root down to the file. */
export async function explain(host: ContentSourceHost<FilesOptions>, url: string): Promise<SourceVerdict | undefined> {
  const scope = canonicalScope(url);
  if (scope === undefined) return undefined;
  const root = innermostRoot(rootScopes(host.options), scope);
  if (root === undefined) return { listed: false, reason: outsideRoots, where: 'files.roots' };
  const mountPoints = await readMountPoints(host.state);
  if (mountPoints.some((path) => isWithin(scope, scopeOf(path)) && isUnmounted(path))) return { listed: false, reason: unavailable };

  const selection = createSelection(host);
  const finding = examineBelow(selection, root, scope);
  const found = finding?.type === 'folder' ? openFolder(selection, finding.folder) : finding;
  if (found === undefined) return { listed: false, reason: missing };
  if (found.type === 'open') return { listed: true };
  if (found.type === 'failed') return { listed: false, reason: found.reason };
  if (found.type === 'excluded') {
    const { code, where } = found.exclusion;
    return { listed: false, reason: { code, text: exclusionTexts[code] }, where };
  }
  const { nameOnly } = found.entry;
  return nameOnly === undefined ? { listed: true } : { listed: true, nameOnly: { code: nameOnly.code, text: nameOnly.text } };
}

const missing: ItemReason = { code: 'missing', text: 'There is no such file or folder.' };

const outsideRoots: ItemReason = {
  code: 'outside-roots',
  text: 'It is in none of the folders that are indexed. Add its folder to the option roots of the plugin files, or index it once with paise2 index PATH.',
};
