import { PaiseError } from '../../plugin/errors.ts';
import { RetryLater } from '../../plugin/outcomes.ts';

/** Does `work` until it is done, `stop` is aborted or the time is over. Its signal is aborted at the end in any case: what is open by then is to be closed. */
export async function withinTime<T>(
  timeoutMs: number,
  stop: AbortSignal | undefined,
  work: (ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const stopped = (): void => end.abort(new PaiseError('ABORTED', 'The work was stopped.'));
  if (stop?.aborted === true) stopped();
  stop?.addEventListener('abort', stopped);
  const timer = setTimeout(() => end.abort(new RetryLater(`There was no full answer within ${timeoutMs} ms.`)), timeoutMs);
  try {
    return await Promise.race([rejection(end.signal), work(end.signal)]);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', stopped);
    end.abort();
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse);
  });
}
