import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { encodePath, fileUrl } from '../../plugin/file-url.ts';
import { openLocation, type OpenedFile } from './open-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'paise2-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (path: string): OpenedFile => openUrl(fileUrl(path));
const openUrl = (url: string): OpenedFile => openLocation(url, { kind: 'file', path: '', size: 0, modifiedAt: 0 });
const written = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};

test('a file is read whole and in part', () => {
  const file = open(written('a b.txt', 'some words'));
  expect(file).toMatchObject({ name: 'a b.txt', size: 10 });
  expect(Buffer.from(file.read(0, 10)).toString()).toBe('some words');
  expect(Buffer.from(file.read(5, 8)).toString()).toBe('wor');
  file.close();
  file.close();
});

test('a large file is read in ranges', () => {
  const data = Buffer.alloc(5 * 1024 * 1024, 'abcdefg');
  const file = open(written('large', data));
  expect(Buffer.from(file.read(4_999_999, 5_000_020)).equals(data.subarray(4_999_999, 5_000_020))).toBe(true);
  expect(Buffer.from(file.read(0, data.length)).equals(data)).toBe(true);
  file.close();
});

test('files that are open at once do not share a buffer', () => {
  const files = ['one', 'two', 'three'].map((word) => open(written(word, word)));
  const contents = files.map((file) => file.read(0, file.size));
  expect(contents.map((bytes) => Buffer.from(bytes).toString())).toEqual(['one', 'two', 'three']);
  for (const file of files) file.close();
});

test('a file that is written while it is read is not handed out', () => {
  for (const size of [10, 5 * 1024 * 1024]) {
    const path = written('growing', Buffer.alloc(size, 'x'));
    const file = open(path);
    appendFileSync(path, 'more');
    expect(() => file.read(0, 10)).toThrow(expect.objectContaining({ code: 'CONTENT_CHANGED', where: fileUrl(path) }));
    file.close();
    const again = open(path);
    expect(again.read(0, again.size)).toHaveLength(size + 4);
    again.close();
  }
});

test('a file that was replaced while open is read as it was', () => {
  const path = written('replaced', 'old words');
  const file = open(path);
  rmSync(path);
  writeFileSync(path, 'new');
  expect(Buffer.from(file.read(0, 9)).toString()).toBe('old words');
  file.close();
});

test('what is no regular file is never opened', async () => {
  const directory = join(folder, 'directory');
  mkdirSync(directory);
  const link = join(folder, 'link');
  symlinkSync(written('target', 'x'), link);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const socket = join(folder, 'socket');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const messages = [directory, link, pipe, socket, '/dev/null'].map((path) => {
    try {
      return open(path).size;
    } catch (error) {
      return error;
    }
  });
  server.close();
  expect(messages).toEqual(
    ['a folder', 'a symbolic link', 'a named pipe', 'a socket', 'a device'].map((kind) =>
      expect.objectContaining({ code: 'NOT_A_FILE', message: `This is ${kind}, not a regular file.` }),
    ),
  );
});

test('what is not there is gone', () => {
  for (const path of [join(folder, 'nowhere'), join(written('plain', ''), 'below'), join(folder, 'nul\0')]) {
    expect(() => open(path)).toThrow(expect.objectContaining({ code: 'CONTENT_GONE' }));
  }
  expect(() => openLocation('https://example.org/a', { kind: 'cache', plugin: 'web', cacheId: 'ab', size: 1 })).toThrow(
    expect.objectContaining({ code: 'CONTENT_GONE' }),
  );
});

test('an unreadable file says why', () => {
  expect(() => open(join(folder, 'x'.repeat(300)))).toThrow(
    expect.objectContaining({ code: 'CONTENT_UNREADABLE', message: 'The file cannot be read: name too long.' }),
  );
});

test('a file without permission says so to who is not root', () => {
  const path = written('secret', 'x');
  const module = JSON.stringify(new URL('./open-content.ts', import.meta.url).href);
  const script = `
    const { openLocation } = await import(${module});
    if (process.getuid() === 0) { (await import('node:fs')).chmodSync(${JSON.stringify(folder)}, 0o755); process.setuid(65534); }
    try { openLocation(${JSON.stringify(fileUrl(path))}, { kind: 'file', path: '', size: 0, modifiedAt: 0 }).close(); }
    catch (error) { console.log(error.code, error.message); }`;
  execFileSync('chmod', ['000', path]);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(said.trim()).toBe('CONTENT_UNREADABLE The file cannot be read: permission denied.');
});

test.runIf(process.platform === 'linux')('a name that is not valid text is opened by its bytes', () => {
  const name = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.of(0xe9)]);
  writeFileSync(name, 'latin');
  const file = openUrl(`file://${encodePath(name)}`);
  expect(Buffer.from(file.read(0, 5)).toString()).toBe('latin');
  expect(file.name).toBe('caf\ufffd');
  file.close();
});

test('cached bytes are found through the cache', () => {
  const path = written('cached', 'from the cache');
  const file = openLocation('https://example.org/page', { kind: 'cache', plugin: 'web', cacheId: 'abc', size: 14 }, (id) =>
    id === 'abc' ? path : undefined,
  );
  expect(Buffer.from(file.read(0, file.size)).toString()).toBe('from the cache');
  file.close();
});

test('reading after the end of the work is refused, as the descriptor may belong to another file', () => {
  const file = open(written('closed', 'words'));
  file.read(0, 5);
  file.close();
  expect(() => file.read(0, 5)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
});

const openDescriptors = (): number => readdirSync('/proc/self/fd').length;

test.runIf(process.platform === 'linux')('no descriptor is left open', () => {
  const before = openDescriptors();
  for (let round = 0; round < 20; round += 1) {
    const path = written('leak', 'x');
    const file = open(path);
    appendFileSync(path, 'y');
    expect(() => file.read(0, 1)).toThrow('changed');
    file.close();
    expect(() => open(folder)).toThrow('folder');
  }
  expect(openDescriptors()).toBe(before);
});
