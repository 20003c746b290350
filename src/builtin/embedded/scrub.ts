import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { promisify } from 'node:util';
import { sumsSuffix } from './database-files.ts';
import { sumsHeaderBytes } from './page-sums.ts';
import type { ScrubRequest, ScrubResult } from './scrub-program.ts';
import { scrub } from './scrub-program.ts';

/** No index is so large; a process that takes longer hangs. */
const longestMs = 3_600_000;

/**
 * Looks for damage in a database that is in use, in a process of its own that only reads: it takes some 17 s for each GB and cannot be
 * interrupted. Resolves with `undefined` when `signal` aborts first.
 */
export async function scrubbed(database: string, signal: AbortSignal): Promise<ScrubResult | undefined> {
  const request: ScrubRequest = {
    database,
    sums: database + sumsSuffix,
    sumsStart: sumsHeaderBytes,
    sqlite: createRequire(import.meta.url).resolve('better-sqlite3'),
  };
  const running = promisify(execFile)(process.execPath, ['--eval', `(${String(scrub)})()`, JSON.stringify(request)], {
    timeout: longestMs,
    killSignal: 'SIGKILL',
    maxBuffer: 256 * 1024 * 1024,
    signal,
  });
  const { pid } = running.child;
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  try {
    return JSON.parse((await running).stdout) as ScrubResult;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
