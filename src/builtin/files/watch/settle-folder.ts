import { statSync } from 'node:fs';
import { examine, exclusionOfName } from '../examine.ts';
import type { Finding, FoundFolder } from '../examine.ts';
import { childPlace, systemPath } from '../folder.ts';
import type { Folder, Name } from '../folder.ts';
import { isRuleName } from '../open-folder.ts';
import { namesBetween } from '../place.ts';
import type { Scope } from '../place.ts';
import { isMissing } from '../reasons.ts';
import type { Selection } from '../selection.ts';
import { examineBelow } from '../start.ts';
import { mostInFolder } from './coalesce.ts';
import { folderIdentity } from './watched-folders.ts';
import type { WatchedFolder, WatchedFolders } from './watched-folders.ts';

export interface Settling {
  readonly selection: Selection;
  readonly root: Scope;
  /** URLs, ending in `/`, of roots, which are watched by themselves. */
  readonly starts: ReadonlySet<string>;
  readonly folders: WatchedFolders;
  /** Where something is to be listed. */
  readonly changed: Set<Scope>;
  /** Watches a folder, in place of the one that was there, and all below it. */
  watchBelow(found: FoundFolder): Promise<void>;
}

/** Finds out what the events of a folder mean: which watches begin and end, and what is to be listed. */
export async function settleFolder(settling: Settling, folder: WatchedFolder): Promise<void> {
  const { selection, root, folders, changed } = settling;
  const { scope } = folder;
  if (folders.get(scope) !== folder) return;
  const names = [...folder.names].flatMap((name) => namesBetween(scope, `${scope}/${name}`));
  folder.names.clear();
  if (!isInPlace(folder) || names.length > mostInFolder || names.some(isRuleName)) {
    changed.add(scope);
    const finding = examineBelow(selection, root, scope);
    if (finding?.type === 'folder') await settling.watchBelow(finding);
    else folders.drop(scope);
  } else if (folder.opened !== undefined) {
    for (const name of names) await settleName(settling, folder.opened, name);
  }
}

async function settleName({ selection, starts, folders, changed, watchBelow }: Settling, folder: Folder, name: Name): Promise<void> {
  const finding = examine(selection, folder, name);
  const { url } = childPlace(folder, name);
  const scope = url.slice(0, -1);
  const before = folders.get(scope);
  if (finding?.type === 'folder') {
    // What happens in a folder that is watched is none of the folder's above.
    if (starts.has(url) || before?.identity === folderIdentity(finding.stats)) return;
    changed.add(scope);
    await watchBelow(finding);
    return;
  }
  folders.drop(scope);
  if (before !== undefined || mayHaveBeenListed(selection, folder, name, finding)) changed.add(scope);
}

/** Not what is left out by its name: it never was in the index, and programs that write such files do so all the time. */
function mayHaveBeenListed(selection: Selection, folder: Folder, name: Name, finding: Finding | undefined): boolean {
  if (finding === undefined) return exclusionOfName(selection, folder, name) === undefined;
  return finding.type !== 'excluded' || ['symlink', 'other-file-system'].includes(finding.exclusion.code);
}

/** Whether the folder that is watched is still the one at its place. */
function isInPlace(folder: WatchedFolder): boolean {
  try {
    const stats = statSync(systemPath(folder.place), { throwIfNoEntry: false });
    if (stats === undefined || folderIdentity(stats) !== folder.identity) return false;
    // Some file systems do not know when a folder was made.
    return !folder.isDoubtful || stats.birthtimeMs > 0;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
