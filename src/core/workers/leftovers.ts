import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchWorker } from './launch-worker.ts';

/** Names of processes that are never given twice: number and time of birth, by number. */
type Births = Readonly<Record<string, string>>;

const recordIn = (dataDirectory: string): string => join(dataDirectory, 'workers.json');

/** Notes the workers that it starts in the data directory, for an engine that comes after this one died. */
export function recordedWorkers(launch: LaunchWorker, dataDirectory: string): LaunchWorker {
  const alive = new Map<number, string>();
  return (kind) => {
    const worker = launch(kind);
    const { pid } = worker;
    const birth = pid === undefined ? undefined : birthOf(pid);
    if (pid === undefined || birth === undefined) return worker;
    alive.set(pid, birth);
    record(dataDirectory, alive);
    worker.onExit(() => {
      alive.delete(pid);
      record(dataDirectory, alive);
    });
    return worker;
  };
}

/**
 * Kills the workers of an engine that died, such as those that were stopped and so could not notice. Returns how many. For the engine alone,
 * before it starts its own.
 */
export function killLeftovers(dataDirectory: string): number {
  let killed = 0;
  for (const [number, birth] of Object.entries(readRecord(dataDirectory))) {
    const pid = Number(number);
    if (!Number.isSafeInteger(pid) || pid <= 1 || birthOf(pid) !== birth) continue;
    try {
      process.kill(pid, 'SIGKILL');
      killed += 1;
    } catch (error) {
      // It ended just now.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  rmSync(recordIn(dataDirectory), { force: true });
  return killed;
}

function record(dataDirectory: string, alive: ReadonlyMap<number, string>): void {
  const path = recordIn(dataDirectory);
  try {
    writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(alive)), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // The disk is full, or the directory was removed: both are told elsewhere, and workers end with their engine in other ways too.
  }
}

function readRecord(dataDirectory: string): Births {
  try {
    const births: unknown = JSON.parse(readFileSync(recordIn(dataDirectory), 'utf8'));
    return typeof births === 'object' && births !== null ? (births as Births) : {};
  } catch {
    // None was written, or not to its end.
    return {};
  }
}

/** When a process was born. On Linux its start in ticks (proc(5), field 22 of `stat`) since this very boot. */
function birthOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return birthByPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the name of the program in parentheses, and may contain anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

function birthByPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
  return stdout?.trim() || undefined;
}
