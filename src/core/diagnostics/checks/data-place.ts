import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Checkup } from '../../../plugin/paise.ts';
import { existingFolder } from './existing-folder.ts';

const name = 'data place';

/** `f_type` of statfs(2) on Linux, from linux/magic.h and the file systems' own headers. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9p'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x7461636f, 'OCFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
]);

/** Folders by whose name a synchronising program is known. */
const syncedFolders: readonly (readonly [folder: RegExp, program: string])[] = [
  [/^dropbox(?: \(.*\))?$/i, 'Dropbox'],
  [/^onedrive(?: - .*)?$/i, 'OneDrive'],
  [/^google ?drive$/i, 'Google Drive'],
  [/^(?:next|own)cloud$/i, 'Nextcloud'],
  [/^mobile documents$|^icloud ?drive$/i, 'iCloud'],
  [/^cloudstorage$/i, 'a cloud provider'],
  [/^pclouddrive$/i, 'pCloud'],
  [/^mega(?:sync)?$/i, 'MEGA'],
];

/** Whether the data directory lies where databases are safe: on a disk of this machine, out of reach of programs that copy files about. */
export function dataPlace(directory: string): Checkup {
  const folder = realpathSync(existingFolder(directory));
  const network = process.platform === 'linux' ? networkType(statfsSync(folder).type) : undefined;
  const hint = 'Set PAISE2_DATA_DIR to a folder on a disk of this machine that nothing else writes to.';
  if (network !== undefined)
    return { name, state: 'bad', message: `on a network file system (${network}), where indexes get damaged`, hint };
  const program = synchronizedBy(folder);
  if (program !== undefined)
    return { name, state: 'warning', message: `synchronised by ${program}, which may damage or expose the index`, hint };
  return { name, state: 'good', message: 'on a disk of this machine' };
}

export const networkType = (type: number): string | undefined => networkTypes.get(type);

/** The program that copies this folder to other machines, as far as one can tell by names. */
export function synchronizedBy(directory: string): string | undefined {
  for (const part of directory.split(/[\\/]/)) {
    const found = syncedFolders.find(([folder]) => folder.test(part));
    if (found) return found[1];
  }
  for (let folder = directory; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, '.stfolder'))) return 'Syncthing';
  return undefined;
}
