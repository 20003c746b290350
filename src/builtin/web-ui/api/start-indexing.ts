import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpHandlerHost } from '../../../plugin/http-handler.ts';
import type { IndexRequest } from '../../../plugin/paise.ts';

/** What cannot be begun at all fails soon. */
const failingMs = 200;

/** Lets the engine begin. Rejects with why it cannot. */
export async function startIndexing(
  { paise, log }: Pick<HttpHandlerHost, 'paise' | 'log'>,
  request: Pick<IndexRequest, 'targets' | 'remember'>,
): Promise<void> {
  let isAnswered = false;
  const indexing = paise.index(request).catch((error: unknown) => {
    if (!isAnswered) throw error;
    // The engine goes on with it, and logs what goes wrong.
    log.info('What was asked for through the page was not followed to its end.', {
      reason: error instanceof Error ? error.message : String(error),
    });
  });
  await Promise.race([indexing, sleep(failingMs)]);
  isAnswered = true;
}
