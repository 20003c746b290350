import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory for one test. */
export function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-embedded-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** URL of a file beside this one, as a literal for the program of another process. */
export const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

/** Only root may make small disks, and only where mounting works. */
export const mayMount: boolean = tryMounting();

/** A disk of its own, in memory. */
export interface SmallDisk {
  readonly directory: string;
  /** Takes all the room there is. */
  fill(): void;
  /** Gives back so many bytes of what filling took. */
  free(bytes: number): void;
  remount(options: string): void;
}

export function smallDisk(size: string): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-disk-'));
  run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs', directory]);
  onTestFinished(() => {
    run('umount', ['--lazy', directory]);
    rmSync(directory, { recursive: true });
  });
  const filler = join(directory, 'filler');
  let filled = 0;
  return {
    directory,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (;;) filled += writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    free(bytes) {
      const file = openSync(filler, 'r+');
      filled = Math.max(0, filled - bytes);
      ftruncateSync(file, filled);
      closeSync(file);
    },
    remount: (options) => run('mount', ['-o', `remount,${options}`, directory]),
  };
}

function tryMounting(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-disk-'));
  try {
    run('mount', ['-t', 'tmpfs', 'tmpfs', directory]);
    run('umount', [directory]);
    return true;
  } catch {
    process.stdout.write('Skipped: tests of full and read-only disks need the right to mount one.\n');
    return false;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A program of the system, wherever it is. */
function run(program: string, values: readonly string[]): void {
  execFileSync('env', [program, ...values], { stdio: ['ignore', 'ignore', 'pipe'] });
}
