import type { Status } from '../../../../plugin/paise.ts';

/** What a status says without the numbers that are another each time although nothing happens. */
export function tellingText({ engine, ...status }: Status): string {
  if (!engine) return JSON.stringify(status);
  const { memory: _memory, disk: _disk, workers, ...telling } = engine;
  return JSON.stringify({ ...status, engine: telling, workers: workers.map(({ rssBytes: _rssBytes, ...worker }) => worker) });
}
