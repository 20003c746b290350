/**
 * File systems that lie behind a network or another program, by the magic number that statfs(2) reports on Linux
 * (https://man7.org/linux/man-pages/man2/statfs.2.html, linux/magic.h). SQLite's write-ahead log needs memory shared between processes and
 * locks that hold, and gets neither there (https://sqlite.org/wal.html).
 */
const remote: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x564c, 'NCP'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'VirtualBox'],
  [0xbacbacbc, 'VMware'],
]);

/** Name of a file system on which an index would be damaged sooner or later; `undefined` for all others. Takes the `type` of `statfs`. */
export function remoteFileSystem(type: number): string | undefined {
  // Some systems report the number as a signed one.
  return remote.get(type >>> 0);
}
