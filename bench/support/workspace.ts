import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A temporary folder that goes with this process, and in it a copy of the build that nobody changes meanwhile. */
export interface Workspace {
  /** Folder with `package.json` and `dist`. */
  readonly build: string;
  /** A new folder. */
  folder(): string;
}

export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'paise2-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const repository = resolve(import.meta.dirname, '../..');
  const build = join(root, 'build');
  for (const part of ['dist', 'package.json']) cpSync(join(repository, part), join(build, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(build, 'node_modules'));
  return { build, folder: () => mkdtempSync(join(root, 'folder-')) };
}
