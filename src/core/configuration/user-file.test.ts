import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readUserFile } from './user-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'paise2-user-file-'));
const file = join(directory, 'config.yaml');
afterAll(() => rmSync(directory, { recursive: true }));

function put(content: string | Uint8Array): string {
  rmSync(file, { force: true, recursive: true });
  writeFileSync(file, content);
  return file;
}

test('text comes back without its byte order mark, with its line ends', async () => {
  expect(await readUserFile(put('files:\r\n  roots: [Übung]\r\n'))).toEqual({ text: 'files:\r\n  roots: [Übung]\r\n' });
  expect(await readUserFile(put('\uFEFFfiles:\n'))).toEqual({ text: 'files:\n' });
});

test('an absent file is an empty one, and so is one in an absent directory', async () => {
  expect(await readUserFile(join(directory, 'none.yaml'))).toEqual({ text: '' });
  expect(await readUserFile(join(directory, 'none', 'config.yaml'))).toEqual({ text: '' });
});

test('a link to a file is followed', async () => {
  const link = join(directory, 'link.yaml');
  symlinkSync(put('a: 1'), link);
  expect(await readUserFile(link)).toEqual({ text: 'a: 1' });
});

test('bytes that are not UTF-8 are found where they are', async () => {
  const latin1 = Buffer.from('files:\n  roots: [\xDCbung]\n', 'latin1');
  expect((await readUserFile(put(latin1))).problem).toEqual({
    message: 'the file is not text in UTF-8',
    where: `${file}:2:11`,
    hint: 'Save it as UTF-8.',
  });
});

test.each([
  ['with a byte order mark', Buffer.from('\uFEFFfiles: {}', 'utf16le')],
  ['without one', Buffer.from('files: {}', 'utf16le')],
  ['in the other byte order', Buffer.from('\uFEFFfiles: {}', 'utf16le').swap16()],
])('UTF-16 %s is recognised', async (_, bytes) => {
  expect((await readUserFile(put(bytes))).problem).toEqual({
    message: 'the file is saved as UTF-16',
    where: file,
    hint: 'Save it as UTF-8.',
  });
});

test('a directory in its place is a problem', async () => {
  const path = join(directory, 'folder.yaml');
  mkdirSync(path);
  expect((await readUserFile(path)).problem?.message).toBe('this is a directory, not a file');
});

test('a pipe in its place is not waited for', async () => {
  const path = join(directory, 'pipe.yaml');
  execFileSync('mkfifo', [path]);
  expect((await readUserFile(path)).problem?.message).toBe('this is not a regular file');
});

test('a file of absurd size is not read', async () => {
  const { problem, text } = await readUserFile(put(Buffer.alloc(300_000, 'a: 1\n')));
  expect(problem?.message).toBe('the file has 300000 bytes; a configuration has at most 262144');
  expect(text).toBe('');
});

test('a path through a file and a link to itself are explained', async () => {
  const loop = join(directory, 'loop.yaml');
  symlinkSync(loop, loop);
  expect((await readUserFile(loop)).problem?.message).toBe('this link leads back to itself');
  expect((await readUserFile(join(put('a: 1'), 'config.yaml'))).problem?.message).toBe('a part of this path is a file, not a directory');
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is explained', async () => {
  chmodSync(put('a: 1'), 0o000);
  expect((await readUserFile(file)).problem?.message).toBe('you may not read this file');
});
