import type { LogRecord } from '../../../plugin/engine-status.ts';

/** The last ones of a log that is handed out from its beginning. */
export async function lastRecords(pages: AsyncIterable<readonly LogRecord[]>, limit: number): Promise<readonly LogRecord[]> {
  let last: readonly LogRecord[] = [];
  for await (const page of pages) last = [...last, ...page].slice(-limit);
  return last;
}
