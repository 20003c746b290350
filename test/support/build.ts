import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the program and the page as they are shipped. */
    readonly built: string;
  }
}

const repository = resolve(import.meta.dirname, '../..');

/** Builds the program and the page once for all tests of a run, from the sources as they are then. */
export default function build(project: TestProject): () => void {
  const built = mkdtempSync(join(tmpdir(), 'paise2-built-'));
  chmodSync(built, 0o755);
  copyFileSync(join(repository, 'package.json'), join(built, 'package.json'));
  for (const beside of ['node_modules', 'examples']) symlinkSync(join(repository, beside), join(built, beside));
  run('rolldown', ['-c', 'rolldown.config.ts', '--dir', join(built, 'dist'), '--logLevel', 'silent']);
  run('vite', ['build', '-c', 'web/vite.config.ts', '--outDir', join(built, 'dist/web'), '--logLevel', 'error']);
  project.provide('built', built);
  return () => rmSync(built, { recursive: true, force: true });
}

const run = (tool: string, args: readonly string[]): unknown =>
  execFileSync(join(repository, 'node_modules/.bin', tool), args, { cwd: repository });
