import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '../../src/core/diagnostics/log.ts';
import type { Place } from './place.ts';

/** Everything that the engines of a place have logged so far. A line that is being written is left out. */
export function readLog({ home }: Place): readonly LogEntry[] {
  const path = join(home, 'log.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => parsed(line));
}

/** Paths of the files that the mock extractor began to read, in order, from the given entry on. */
export function executions(place: Place, from = 0): readonly string[] {
  return readLog(place)
    .slice(from)
    .flatMap(({ message, details }) => (message === 'begins' ? [decodeURIComponent(String(details?.['url']).replace('file://', ''))] : []));
}

/** An engine that was killed may have left half a line. */
function parsed(line: string): readonly LogEntry[] {
  try {
    return [JSON.parse(line) as LogEntry];
  } catch {
    return [];
  }
}
