import { statfsSync } from 'node:fs';
import type { EngineStatus } from '../../../plugin/engine-status.ts';
import type { Checkup } from '../../../plugin/paise.ts';
import { existingFolder } from './existing-folder.ts';

const name = 'disk space';
const littleSpace = 1e9;

/** Whether the disk of the data directory has room for the index to grow. */
export function diskSpace(directory: string, engine: EngineStatus | undefined): Checkup {
  const { bavail, bsize } = statfsSync(existingFolder(directory));
  const free = bavail * bsize;
  const message = `${(free / 1e9).toFixed(1)} GB free`;
  if (free > Math.max(littleSpace, engine?.disk?.floorBytes ?? 0)) return { name, state: 'good', message };
  return { name, state: 'warning', message, hint: 'Indexing pauses while there is too little; free some space.' };
}
