import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A temporary folder, and in it a copy of the sources that nobody changes meanwhile. */
export interface Workspace {
  readonly root: string;
  /** Path of one of the programs beside this folder, in the copy. */
  program(name: string): string;
  /** Path of the `paise2` program, in the copy. */
  readonly command: string;
  /** For compiled code, shared by all processes. */
  readonly compileCache: string;
}

export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'paise2-torture-'));
  const repository = resolve(import.meta.dirname, '../..');
  const copy = join(root, 'sources');
  mkdirSync(copy);
  for (const part of ['src', 'torture', 'package.json']) cpSync(join(repository, part), join(copy, part), { recursive: true });
  // The page, where it was built.
  if (existsSync(join(repository, 'dist/web'))) cpSync(join(repository, 'dist/web'), join(copy, 'dist/web'), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  return {
    root,
    program: (name) => join(copy, 'torture/programs', `${name}.ts`),
    command: join(copy, 'src/cli/main.ts'),
    compileCache: join(root, 'compiled'),
  };
}

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true });
