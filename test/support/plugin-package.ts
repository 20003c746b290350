import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const modules = join(repository, 'node_modules');
const bin = join(modules, '.bin');

/** This package as it is published, with types and without development tools: gone after the test file. */
export function buildPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(repository, 'package.json'), join(folder, 'package.json'));
  symlinkSync(modules, join(folder, 'node_modules'));
  const run = (program: string, ...args: readonly string[]) => execFileSync(join(bin, program), args, { cwd: repository });
  run('tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', join(folder, 'dist'));
  run('rolldown', '-c', 'rolldown.config.ts', '--dir', join(folder, 'dist'), '--logLevel', 'silent');
  return folder;
}

/** Stands in for `npm install` in the folder of a plugin, without a network. */
export function linkDependencies(folder: string, paise2: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  const link = (name: string, target: string): void => symlinkSync(target, join(folder, 'node_modules', name));
  link('paise2', paise2);
  for (const name of ['typescript', '@types']) link(name, join(modules, name));
  link('.bin/tsc', join(bin, 'tsc'));
  link('.bin/paise2', join(paise2, 'dist/cli/main.js'));
}

/** A folder of one's own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paise2-plugin-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs npm in a folder with the Node that runs the tests. Rejects with all that it printed. */
export function npm(folder: string, ...args: readonly string[]): string {
  try {
    const env = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(':'), npm_config_offline: 'true' };
    return execFileSync('npm', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`npm ${args.join(' ')} failed:\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: error });
  }
}
