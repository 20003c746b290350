import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './engine-process.ts';
import { descendantsOf, residentBytes } from './processes.ts';

export interface Peaks {
  readonly engine: number;
  /** Of the one that took most. */
  readonly worker: number;
}

/** Looks at an engine and its workers until it ends. Bytes. */
export async function watchMemory(engine: Running): Promise<Peaks> {
  const peaks = { engine: 0, worker: 0 };
  while (!engine.isOver) {
    peaks.engine = Math.max(peaks.engine, residentBytes(engine.pid));
    peaks.worker = Math.max(peaks.worker, ...descendantsOf(engine.pid).map(residentBytes));
    await sleep(20);
  }
  return peaks;
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
