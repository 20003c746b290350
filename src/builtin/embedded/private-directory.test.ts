import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Log } from '../../plugin/hosts.ts';
import { remoteFileSystem } from './file-system-type.ts';
import { preparePrivateDirectory } from './private-directory.ts';
import { freshDirectory, here } from './test-directory.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

function recording(): { readonly log: Log; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  return { warnings, log: { debug: unexpected, info: unexpected, error: unexpected, warn: (message) => void warnings.push(message) } };
}

test('A directory is made for the user alone', () => {
  const path = join(freshDirectory(), 'a', 'b');
  const { log, warnings } = recording();
  preparePrivateDirectory(path, log);
  preparePrivateDirectory(path, log);
  expect([modeOf(path), warnings]).toEqual(['700', []]);
});

test.each([0o755, 0o750, 0o701])('One that others may look into no longer lets them: %o', (mode) => {
  const path = freshDirectory();
  chmodSync(path, mode);
  const { log, warnings } = recording();
  preparePrivateDirectory(path, log);
  expect([modeOf(path), warnings.length]).toEqual(['700', 1]);
});

test.each([0o777, 0o770, 0o702, 0o1777])('One that others may write to is refused, with the remedy: %o', (mode) => {
  const path = join(freshDirectory(), "it's here");
  mkdirSync(path);
  chmodSync(path, mode);
  expect(() => preparePrivateDirectory(path, recording().log)).toThrow(
    expect.objectContaining({ code: 'DATA_DIR_UNUSABLE', hint: expect.stringContaining(String.raw`chmod 700 '`) as string }),
  );
  const { hint } = thrownBy(() => preparePrivateDirectory(path, recording().log)) as { readonly hint: string };
  spawnSync('sh', ['-c', hint.slice(hint.indexOf('chmod'))]);
  preparePrivateDirectory(path, recording().log);
  expect(modeOf(path)).toBe('700');
});

test('All files are for the user alone, whatever the process allows', () => {
  const directory = join(freshDirectory(), 'data');
  const script = `
    process.umask(0);
    const { openProfile } = await import(${here('test-profile.ts')});
    const { openFileCache } = await import(${here('file-cache.ts')});
    const { keepReserve } = await import(${here('reserve.ts')});
    const { markForRebuild } = await import(${here('set-aside.ts')});
    const profile = await openProfile(${JSON.stringify(directory)});
    await profile.state.write([{ partition: 'p', key: 'k', value: 1 }]);
    const cache = await openFileCache(${JSON.stringify(directory)}, 'write');
    await cache.put('http', new Uint8Array(3));
    keepReserve(${JSON.stringify(directory)}, 4194304);
    markForRebuild(${JSON.stringify(directory)});
    process.kill(process.pid, 'SIGKILL');`;
  expect(spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })).toMatchObject({
    signal: 'SIGKILL',
    stderr: '',
  });
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  expect(paths).toEqual(
    expect.arrayContaining(['paise2.db', 'paise2.db-wal', 'paise2.db-shm', 'paise2.db-sums', 'reserve.bin', 'rebuild']),
  );
  const open = ['', ...paths]
    .map((path) => join(directory, path))
    .filter((path) => modeOf(path) !== (statSync(path).isDirectory() ? '700' : '600'));
  expect(open).toEqual([]);
});

test.each([
  [0x6969, 'NFS'],
  [0xff534d42, 'SMB'],
  [0xff534d42 | 0, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
  [0xef53, undefined],
  [0x01021994, undefined],
  [0x9123683e, undefined],
  [0x58465342, undefined],
])('The type of a file system tells what it is: %i is %s', (type, name) => {
  expect(remoteFileSystem(type)).toBe(name);
});

test('The disk of this test is of this machine', () => {
  expect(remoteFileSystem(statfsSync(freshDirectory()).type)).toBeUndefined();
});

function unexpected(message: string): never {
  throw new Error(message);
}

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
