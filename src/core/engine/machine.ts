import { readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';

/** Bytes that the user may still write to the disk that holds `directory`; `undefined` where the system does not tell. */
export function freeDiskBytes(directory: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Bytes that programs can still get without others being pushed out of memory. */
export function availableMemory(): number {
  try {
    const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'latin1'))?.[1];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // Not Linux.
  }
  return freemem();
}
