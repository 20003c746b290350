import type { FSWatcher, Stats } from 'node:fs';
import type { FoundFolder } from '../examine.ts';
import type { Folder } from '../folder.ts';
import type { Scope } from '../place.ts';
import { identity } from '../selection.ts';

/** A folder with a watch of its own. */
export interface WatchedFolder {
  readonly scope: Scope;
  readonly place: Folder;
  readonly identity: string;
  readonly watcher: FSWatcher;
  /** With its own ignore files. `undefined` where nothing in it is listed. */
  opened: Folder | undefined;
  /** It may itself have been moved or removed. */
  isDoubtful: boolean;
  /** Names at which something happened, as they stand in URLs. */
  readonly names: Set<string>;
  readonly below: Set<WatchedFolder>;
}

/** The watched folders of a root. A folder is gone with all that is below it. */
export interface WatchedFolders {
  /** By scope. */
  get(scope: Scope): WatchedFolder | undefined;
  add(found: FoundFolder, watcher: FSWatcher): WatchedFolder;
  /** Ends the watches at and below a scope. */
  drop(scope: Scope): void;
}

export function createWatchedFolders(): WatchedFolders {
  const byScope = new Map<Scope, WatchedFolder>();

  const drop = (scope: Scope): void => {
    const top = byScope.get(scope);
    if (top === undefined) return;
    byScope.get(parentOf(scope))?.below.delete(top);
    const dropped = [top];
    for (const folder of dropped) {
      folder.watcher.close();
      folder.names.clear();
      byScope.delete(folder.scope);
      for (const child of folder.below) dropped.push(child);
    }
  };

  return {
    get: (scope) => byScope.get(scope),
    drop,
    add: ({ folder, stats }, watcher) => {
      const scope = folder.url.slice(0, -1);
      drop(scope);
      const added = {
        scope,
        place: folder,
        identity: folderIdentity(stats),
        watcher,
        opened: undefined,
        isDoubtful: false,
        names: new Set<string>(),
        below: new Set<WatchedFolder>(),
      };
      byScope.set(scope, added);
      byScope.get(parentOf(scope))?.below.add(added);
      return added;
    },
  };
}

const parentOf = (scope: Scope): Scope => scope.slice(0, scope.lastIndexOf('/'));

/** Also tells a folder from one that was made after it was gone: the number of the old one may be given to the new one at once. */
export const folderIdentity = (stats: Stats): string => `${identity(stats)}:${stats.birthtimeMs}`;
