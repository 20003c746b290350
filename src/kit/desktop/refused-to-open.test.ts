import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reasonNotToOpen } from './refused-to-open.ts';

const folder = mkdtempSync(join(tmpdir(), 'paise2-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array = 'text', mode = 0o644): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

test('documents, pictures and sources are opened', async () => {
  for (const name of ['a.pdf', 'b.docx', 'c.md', 'd.sh', 'e.py', 'f.html', 'g', 'h.tar.gz', 'i.desktop.txt'])
    expect(await reasonNotToOpen(file(name)), name).toBeUndefined();
});

test('what is run by its name is not, whatever it holds and however it is written', async () => {
  for (const name of ['a.desktop', 'b.LNK', 'c.exe', 'd.Bat', 'e.jar', 'f.AppImage', 'g.msi', 'h.url', 'i.command', 'k.exe. '])
    expect(await reasonNotToOpen(file(name)), name).toMatch(/is not opened/);
});

test('programs and scripts that may be run are not, whatever their name', async () => {
  const elf = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1);
  expect(await reasonNotToOpen(file('invoice.pdf', elf))).toContain('a program');
  expect(await reasonNotToOpen(file('notes.txt', 'MZ\x90'))).toContain('a program');
  expect(await reasonNotToOpen(file('run-me', '#!/bin/sh\nrm x', 0o755))).toContain('a script');
  expect(await reasonNotToOpen(file('plain.sh', 'rm x', 0o755))).toContain('a script');
  expect(await reasonNotToOpen(file('not-executable', '#!/bin/sh\n'))).toBeUndefined();
});

test('a file on a disk that marks all as executable is still a document', async () => {
  expect(await reasonNotToOpen(file('letter.odt', 'PK', 0o777))).toBeUndefined();
});

test('a link is what it leads to', async () => {
  const link = join(folder, 'harmless.txt');
  symlinkSync(file('target.desktop'), link);
  expect(await reasonNotToOpen(link)).toContain('.desktop');
});

test('what is not there, or is no file, is for the desktop to say', async () => {
  expect(await reasonNotToOpen(join(folder, 'missing.pdf'))).toBeUndefined();
  expect(await reasonNotToOpen(folder)).toBeUndefined();
});
