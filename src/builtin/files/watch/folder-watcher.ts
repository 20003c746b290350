import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { encodePath } from '../../../plugin/file-url.ts';
import type { FoundFolder } from '../examine.ts';
import { systemPath } from '../folder.ts';
import { openFolder } from '../open-folder.ts';
import type { Opening } from '../open-folder.ts';
import { createOutlet } from '../outlet.ts';
import type { Scope } from '../place.ts';
import { errorCode } from '../reasons.ts';
import type { Selection } from '../selection.ts';
import { examineBelow } from '../start.ts';
import { walkFolders } from '../walk.ts';
import { mostInFolder } from './coalesce.ts';
import { createEventMeter } from './event-meter.ts';
import { createPacer } from './pacer.ts';
import { blindMountPoints } from './remote.ts';
import type { RootWatcher } from './root-watcher.ts';
import { settleFolder } from './settle-folder.ts';
import { CannotWatch, eventsLost, isLimit, unreadable } from './troubles.ts';
import { createWatchedFolders } from './watched-folders.ts';
import type { WatchedFolder } from './watched-folders.ts';

/** More names than this waiting to be looked at: it is cheaper to list everything. */
const mostNames = 20_000;

/** Watches one folder, not those in it. The name is that of a file or folder in it, or empty. */
export type WatchFolder = (path: string | Buffer, onEvent: (name: Buffer | null) => void) => FSWatcher;

const watchFolder: WatchFolder = (path, onEvent) => watch(path, { encoding: 'buffer' }, (_, name) => onEvent(name));

/**
 * Watches every folder that a listing enters, and no others: what is left out costs no watches and wakes nobody up. A folder that appears is
 * watched before it is reported, so what happens in it is either found by the listing that follows or reported itself.
 */
export function folderWatcher(selection: Selection, roots: readonly Scope[], start = watchFolder, meter = createEventMeter()): RootWatcher {
  const starts: ReadonlySet<string> = new Set(roots.map((root) => `${root}/`));

  return async (root, outlet) => {
    const { signal } = outlet;
    const folders = createWatchedFolders();
    const mountPoints = new Set<string>();
    const touched = new Set<WatchedFolder>();
    let waiting = 0;
    let begun = false;

    const lose = (): void => outlet.lost(new CannotWatch(eventsLost));

    const onEvent = (folder: WatchedFolder, name: Buffer | null): void => {
      meter.count();
      touched.add(folder);
      if (name === null || name.length === 0) folder.isDoubtful = true;
      else if (folder.names.size <= mostInFolder) {
        const before = folder.names.size;
        waiting += folder.names.add(encodePath(name)).size - before;
      }
      if (waiting > mostNames) lose();
      else if (begun) pacer.nudge();
    };

    const begin = (found: FoundFolder): WatchedFolder | undefined => {
      try {
        const watcher = start(systemPath(found.folder), (name) => onEvent(folder, name));
        const folder = folders.add(found, watcher);
        watcher.on('error', (error) => outlet.lost(error));
        return folder;
      } catch (error) {
        if (isLimit(error) || errorCode(error) === undefined || found.folder.url === `${root}/`) throw error;
        // It is gone again, or may not be read; then listing it finds nothing either.
        return undefined;
      }
    };

    const open = (found: FoundFolder): Opening | undefined => {
      signal.throwIfAborted();
      const folder = begin(found);
      const opening = openFolder(selection, found.folder);
      if (folder !== undefined && opening?.type === 'open') folder.opened = opening.folder;
      return opening;
    };

    const watchBelow = async (found: FoundFolder): Promise<void> => {
      const walkOutlet = createOutlet(nowhere, signal);
      await walkFolders({ selection, outlet: walkOutlet, starts, open, onMountPoint: (path) => mountPoints.add(path) }, [found]);
    };

    const settle = async (): Promise<void> => {
      const batch = [...touched];
      const changed = new Set<Scope>();
      touched.clear();
      waiting = 0;
      try {
        for (const folder of batch) await settleFolder({ selection, root, starts, folders, watchBelow, changed }, folder);
        if (folders.get(root) === undefined) outlet.lost();
        else outlet.changed(changed);
      } catch (error) {
        if (!signal.aborted) outlet.lost(error);
      }
    };

    const pacer = createPacer(settle);
    const stopListening = meter.onOverflow(lose);
    const close = async (): Promise<void> => {
      stopListening();
      pacer.close();
      folders.drop(root);
    };
    try {
      const finding = examineBelow(selection, root, root);
      if (finding?.type === 'failed') throw new CannotWatch(unreadable(finding.reason));
      if (finding?.type === 'folder') await watchBelow(finding);
      begun = true;
      if (touched.size > 0) pacer.nudge();
      return { blind: await blindMountPoints(mountPoints), close };
    } catch (error) {
      await close();
      throw error;
    }
  };
}

/** The walk is for the folders alone. */
const nowhere = { add: async () => {}, keep: async () => {}, exclude: async () => {}, complete: async () => {} };
