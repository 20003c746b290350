import { join } from 'node:path';

/** Where the log is. When the current file is full it takes the place of the previous one. */
export function logFiles(dataDirectory: string): { readonly directory: string; readonly current: string; readonly previous: string } {
  const directory = join(dataDirectory, 'log');
  return { directory, current: join(directory, 'current.jsonl'), previous: join(directory, 'previous.jsonl') };
}
