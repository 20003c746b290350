import { encodePath } from '../../plugin/file-url.ts';
import { examine } from './examine.ts';
import type { FoundFolder } from './examine.ts';
import type { OpenFolder, Opening } from './open-folder.ts';
import type { Outlet } from './outlet.ts';
import { identity } from './selection.ts';
import type { Selection } from './selection.ts';

export interface Walk {
  readonly selection: Selection;
  readonly outlet: Outlet;
  /** URLs, ending in `/`, of folders below others that have a turn of their own. */
  readonly starts: ReadonlySet<string>;
  /** Reads a folder that the walk comes to. */
  open(found: FoundFolder): Opening | undefined;
  /** Told the path of each folder that is on another file system than the one above it. */
  onMountPoint(path: string): void;
}

/** A folder on the way down. The depth is up to the file system, so these are not kept on the call stack. */
interface Level extends OpenFolder {
  next: number;
}

/**
 * Walks folders one after the other. What links lead to comes last, and a folder that was walked is not walked again, so that a folder
 * that has a place of its own is listed there, and loops end.
 */
export async function walkFolders(walk: Walk, starts: readonly FoundFolder[]): Promise<void> {
  const { selection, outlet } = walk;
  const visited = new Set<string>();
  const queue = [...starts];
  const levels: Level[] = [];

  const enter = (found: FoundFolder): void => {
    const { folder, stats } = found;
    if (selection.options.followSymlinks) {
      if (visited.has(identity(stats))) return outlet.exclude('symlink');
      visited.add(identity(stats));
    }
    const opening = walk.open(found);
    if (opening?.type === 'open') levels.push({ ...opening, next: 0 });
    else if (opening?.type === 'excluded') outlet.exclude(opening.exclusion.code);
    else if (opening?.type === 'failed') outlet.keep(folder.url.slice(0, -1), opening.reason);
  };

  const visitNext = (level: Level): void => {
    const name = level.names[level.next] ?? '';
    level.next += 1;
    const finding = examine(selection, level.folder, name);
    if (finding?.type === 'file') outlet.add(finding.entry);
    else if (finding?.type === 'excluded') outlet.exclude(finding.exclusion.code);
    else if (finding?.type === 'failed' && finding.reason.code === 'permission') {
      // One may read the names in the folder but not look at what they are: that goes for all of them.
      outlet.keep(level.folder.url.slice(0, -1), finding.reason);
      level.next = level.names.length;
    } else if (finding?.type === 'failed') outlet.keep(level.folder.url + encodePath(name), finding.reason);
    else if (finding !== undefined && !walk.starts.has(finding.folder.url)) {
      if (finding.folder.device !== level.folder.device) walk.onMountPoint(finding.folder.path.slice(0, -1));
      if (finding.throughLink) queue.push(finding);
      else enter(finding);
    }
  };

  // The queue grows while it is gone through.
  for (const found of queue) {
    enter(found);
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      if (outlet.isDue()) await outlet.deliver();
      if (level.next < level.names.length) visitNext(level);
      else levels.pop();
    }
  }
}
