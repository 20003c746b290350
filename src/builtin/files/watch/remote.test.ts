import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { blindMountPoints, isRemote, isRemoteType } from './remote.ts';

test('network drives and file systems of programs are told by their number, whatever its sign', () => {
  // NFS, SMB2, 9p, FUSE, as statfs has them; ext4, btrfs, tmpfs, overlay.
  for (const type of [0x6969, 0xfe534d42, 0xfe534d42 | 0, 0x01021997, 0x65735546]) expect(isRemoteType(type)).toBe(true);
  for (const type of [0xef53, 0x9123683e, 0x01021994, 0x794c7630]) expect(isRemoteType(type)).toBe(false);
});

test('a disk of this machine is not remote', async () => {
  expect(await isRemote(tmpdir())).toBe(false);
  expect(await blindMountPoints([tmpdir()])).toEqual([]);
});
