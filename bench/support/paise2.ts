import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexReport, Status } from '../../src/index.ts';
import type { Engine } from './engine.ts';
import { measure, type Command } from './measure.ts';
import type { Workspace } from './workspace.ts';

/** Our command, as it was built. */
export function paise2({ build, library, program }: Workspace): Engine {
  const { version } = JSON.parse(readFileSync(join(build, 'package.json'), 'utf8')) as { readonly version: string };
  const searchTimes = program('search-times.ts');
  return {
    name: 'paise2',
    version: `paise2 ${version}`,
    setUp(corpus, home) {
      const env = places(home);
      const run = (...args: readonly string[]): Command => paise2Command(build, home, args);
      return {
        indexing: { first: run('index', corpus, '--json'), again: run('index', '--json'), directory: env.PAISE2_DATA_DIR },
        search: (word) => run('search', word),
        searchTimes: { file: process.execPath, args: [searchTimes, library], env },
      };
    },
  };
}

/** The command as a person runs it. Exit code 3: done, but some files could not be read. */
export function paise2Command(build: string, home: string, args: readonly string[]): Command {
  return { file: process.execPath, args: [join(build, 'dist/cli/main.js'), ...args], env: places(home), fine: [0, 3] };
}

/** What `paise2 index --json` printed. */
export const indexReport = (stdout: string): IndexReport => JSON.parse(stdout) as IndexReport;

export async function paise2Status(build: string, home: string): Promise<Status> {
  const { stdout } = await measure(paise2Command(build, home, ['status', '--json']));
  return JSON.parse(stdout) as Status;
}

export function places(home: string): { readonly PAISE2_CONFIG_DIR: string; readonly PAISE2_DATA_DIR: string } {
  return { PAISE2_CONFIG_DIR: join(home, 'config'), PAISE2_DATA_DIR: join(home, 'data') };
}
