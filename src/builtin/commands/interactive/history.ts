import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Queries that led to something, one on a line, the latest last. */
export interface History {
  /** The latest first, each once. */
  read(): Promise<readonly string[]>;
  add(query: string): Promise<void>;
}

const mostQueries = 500;
const fileName = 'search-history';

/** In the data folder, which only the user may enter. Where that is not there or cannot be written, nothing is remembered. */
export function historyIn(dataDirectory: string): History {
  const path = join(dataDirectory, fileName);
  return {
    async read() {
      const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      if (lines.length > 2 * mostQueries)
        await writeFile(path, `${lines.slice(-mostQueries).join('\n')}\n`, { mode: 0o600 }).catch(() => {});
      return [...new Set(lines.toReversed())].slice(0, mostQueries);
    },
    async add(query) {
      await appendFile(path, `${query}\n`, { mode: 0o600 }).catch(() => {});
    },
  };
}
