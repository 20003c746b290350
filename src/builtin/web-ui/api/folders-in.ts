import { constants } from 'node:fs';
import { access, opendir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { Dirent } from 'node:fs';
import { PaiseError } from '../../../plugin/errors.ts';
import { notFound, refused } from './failures.ts';
import type { Folder, FolderList } from './schemas/configuration.ts';

const mostFolders = 2000;
/** A folder may hold a million files, of which none is shown. */
const mostEntries = 200_000;

/** The folders in a folder. Files are not named. */
export async function foldersIn(named: string = homedir()): Promise<FolderList> {
  if (!isAbsolute(named) || named.includes('\0')) throw new PaiseError('USAGE', 'A folder is named by its whole path.');
  const path = normalize(named).replace(/(.)[/\\]$/, '$1');
  const folders: Folder[] = [];
  let more = false;
  let seen = 0;
  try {
    for await (const entry of await opendir(path)) {
      seen += 1;
      if (folders.length === mostFolders || seen > mostEntries) {
        more = true;
        break;
      }
      const folder = await folderOf(path, entry);
      if (folder) folders.push(folder);
    }
  } catch (error) {
    throw reasonOf(path, error as NodeJS.ErrnoException);
  }
  const parent = dirname(path);
  return {
    path,
    ...(parent !== path && { parent }),
    folders: folders.toSorted((a, b) => collator.compare(a.name, b.name)),
    ...(more && { more: true }),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true });

async function folderOf(path: string, entry: Dirent): Promise<Folder | undefined> {
  const { name } = entry;
  const inside = join(path, name);
  const isFolder = entry.isSymbolicLink() ? await leadsToFolder(inside) : entry.isDirectory();
  if (!isFolder) return undefined;
  const isReadable = await access(inside, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return { name, path: inside, ...(name.startsWith('.') && { hidden: true }), ...(!isReadable && { unreadable: true }) };
}

const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

function reasonOf(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT') return notFound(`There is no folder ${path}.`);
  if (error.code === 'ENOTDIR') return refused(422, { code: 'REFUSED', message: `${path} is no folder.` });
  return refused(403, { code: 'CONTENT_UNREADABLE', message: `${path} cannot be looked into: ${error.message}.` });
}
