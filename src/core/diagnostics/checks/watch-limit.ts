import { readFileSync } from 'node:fs';
import type { DataStorage } from '../../../plugin/data-storage-provider.ts';
import { filePath } from '../../../plugin/file-url.ts';
import type { Checkup } from '../../../plugin/paise.ts';

const name = 'watch limit';
/** Other programs of the user need some too. */
const share = 0.8;
const mostLooked = 1_000_000;

/** On Linux each watched folder takes one of the user's watches (inotify). */
export async function watchLimit(storage: DataStorage): Promise<readonly Checkup[]> {
  const limit = process.platform === 'linux' ? userWatches() : undefined;
  return limit === undefined ? [] : [watchesFor(await countFolders(storage), limit)];
}

export function watchesFor(folders: number, limit: number): Checkup {
  const message = `files in ${folders} ${folders === 1 ? 'folder' : 'folders'}; the system allows ${limit} watches`;
  if (folders <= limit * share) return { name, state: 'good', message };
  const needed = 2 ** Math.ceil(Math.log2(folders * 2));
  const hint =
    `Where they run out, changes are found by listing only. Run: sudo sysctl fs.inotify.max_user_watches=${needed}\n` +
    'and put the assignment into a file in /etc/sysctl.d to keep it.';
  return { name, state: 'warning', message, hint };
}

function userWatches(): number | undefined {
  try {
    return Number(readFileSync('/proc/sys/fs/inotify/max_user_watches', 'latin1'));
  } catch {
    return undefined;
  }
}

/** Folders in which something is that is in the index. */
async function countFolders(storage: DataStorage): Promise<number> {
  const folders = new Set<string>();
  let looked = 0;
  for await (const page of storage.statesBelow('')) {
    for (const { url } of page) if (filePath(url) !== undefined) folders.add(url.slice(0, url.lastIndexOf('/')));
    looked += page.length;
    if (looked >= mostLooked) break;
  }
  return folders.size;
}
