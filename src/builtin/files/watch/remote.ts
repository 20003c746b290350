import { statfs } from 'node:fs/promises';
import type { PathLike } from 'node:fs';
import { scopeOf } from '../place.ts';
import type { Blind } from './root-watcher.ts';
import { otherMachines } from './troubles.ts';

/**
 * Numbers of file systems whose content others may change without this machine being told (linux/magic.h, and the sources of Samba's and
 * VirtualBox's modules): NFS, SMB, CIFS, SMB2, Coda, NCP, AFS, Ceph, 9p, FUSE, vboxsf.
 */
const remoteTypes: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x73757245, 0x564c, 0x5346414f, 0x6b414653, 0x00c36400, 0x01021997, 0x65735546, 0x786f4256,
]);

/** Whether the file system that a path is on may be changed by others. The numbers are Linux's; elsewhere they mean nothing. */
export async function isRemote(path: PathLike): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  return isRemoteType((await statfs(path)).type);
}

export const isRemoteType = (type: number): boolean => remoteTypes.has(type >>> 0);

/** Those of the disks whose content others may change. */
export async function blindMountPoints(paths: Iterable<string>): Promise<readonly Blind[]> {
  const blind: Blind[] = [];
  for (const path of paths) if (await isRemote(path)) blind.push({ url: scopeOf(path), reason: otherMachines });
  return blind;
}
