import { readFileSync } from 'node:fs';

const pageSize = 4096;

/** Resident memory of a process in bytes; `undefined` where the system does not tell. Linux only: elsewhere the heap limit alone holds. */
export function residentBytes(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * pageSize;
  } catch {
    return undefined;
  }
}
