import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processTree } from '../../bench/support/process-tree.ts';
import type { Place } from './place.ts';

/** Living processes of a place, stopped ones too: they are known by their HOME, which workers are handed on. */
export function processesOf({ home }: Place): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readProc(pid, 'environ').split('\0').includes(`HOME=${home}`) && isAlive(pid));
}

/** A zombie is dead but for its parent, which in a container may never look. */
export const isAlive = (pid: number): boolean => /^State:\s+[^ZX]/m.test(readProc(pid, 'status'));

/** Descendants of a process. */
export const descendantsOf = (pid: number): readonly number[] =>
  processTree(pid)
    .map((process) => process.pid)
    .filter((found) => found !== pid);

/** Bytes of resident memory; 0 for a process that ended. */
export const residentBytes = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status'))?.[1] ?? 0) * 1024;

export function openFiles(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((descriptor) => linkTarget(`/proc/${pid}/fd/${descriptor}`));
  } catch {
    return []; // It ended.
  }
}

export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // It ended by itself.
  }
}

/** Polls until something is so. Resolves with whether it came to be. */
export async function until(isSo: () => boolean, patienceMs: number, everyMs = 20): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // It ended, or is not ours to look into.
  }
}
