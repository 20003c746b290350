import { readFileSync } from 'node:fs';

/** What a process occupies. */
export interface ResidentMemory {
  readonly bytes: number;
  /** Of these, pages of files, such as the program's own: processes of the same program share them. */
  readonly sharedBytes: number;
}

const pageSize = 4096;

/** `undefined` where the system does not tell. Linux only: elsewhere the limit on the heap alone holds. */
export function residentMemory(pid: number): ResidentMemory | undefined {
  try {
    const [, resident, shared] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
    return { bytes: (resident ?? 0) * pageSize, sharedBytes: (shared ?? 0) * pageSize };
  } catch {
    return undefined;
  }
}

/** Memory of processes of the same program, with what they share counted once. */
export function together(processes: readonly (ResidentMemory | undefined)[]): number {
  const known = processes.filter((memory) => memory !== undefined);
  const own = known.reduce((sum, { bytes, sharedBytes }) => sum + bytes - sharedBytes, 0);
  return own + Math.max(0, ...known.map(({ sharedBytes }) => sharedBytes));
}
