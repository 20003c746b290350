import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** A temporary folder that goes with this process, and in it a copy of the build, or of the sources, that nobody changes meanwhile. */
export interface Workspace {
  /** Folder with `package.json` and `dist` or `src`. */
  readonly build: string;
  /** Path of the entry for programs that embed paise2. */
  readonly library: string;
  /** Makes JavaScript of a program beside this file. A process that runs TypeScript has some 30 MB of Node's compiler in memory. */
  program(name: string): string;
  /** A new folder. */
  folder(): string;
}

export function createWorkspace(of: 'build' | 'sources' = 'build'): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'paise2-bench-'));
  process.once('SIGINT', () => process.exit(130));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const repository = resolve(import.meta.dirname, '../..');
  const build = join(root, 'build');
  for (const part of [of === 'build' ? 'dist' : 'src', 'package.json'])
    cpSync(join(repository, part), join(build, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(build, 'node_modules'));
  return {
    build,
    library: join(build, of === 'build' ? 'dist/index.js' : 'src/index.ts'),
    program(name) {
      const path = join(root, `${basename(name, '.ts')}.mjs`);
      writeFileSync(path, stripTypeScriptTypes(readFileSync(join(import.meta.dirname, name), 'utf8')));
      return path;
    },
    folder: () => mkdtempSync(join(root, 'folder-')),
  };
}
