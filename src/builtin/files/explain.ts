import { lstatSync } from 'node:fs';
import type { SourceVerdict } from '../../plugin/content-source.ts';
import type { ContentSourceHost } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';
import { isUnmounted, readMountPoints } from './mount-points.ts';
import { openFolder } from './open-folder.ts';
import type { FilesOptions } from './options.ts';
import { canonicalScope, isWithin, pathOf, scopeOf, type Scope } from './place.ts';
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
  if (root === undefined)
    return isThere(scope) ? { listed: false, reason: outsideRoots, where: 'files.roots' } : { listed: false, reason: missing };
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

/** A path that cannot even be looked at counts as there: its rules are what can be told of it. */
function isThere(scope: Scope): boolean {
  try {
    return lstatSync(pathOf(scope), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

const missing: ItemReason = { code: 'missing', text: 'There is no such file or folder.' };

const outsideRoots: ItemReason = {
  code: 'outside-roots',
  text: 'It is in none of the folders that are indexed. Add its folder to the option roots of the plugin files, or index it once with paise2 index PATH.',
};
