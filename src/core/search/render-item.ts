import { PaiseError } from '../../plugin/errors.ts';
import { filePathBytes } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { Rendering, RenderRequest } from '../../plugin/rendering.ts';
import { renderMs } from '../pipeline/render-question.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** Draws items, one at a time. */
export interface Renderer {
  render(item: StoredItem, request: RenderRequest): Promise<Rendering | undefined>;
  close(): void;
}

const longestSide = 4000;
/** Beyond its own time, for the way there and back. */
const graceMs = 500;

/** A renderer over workers of its own, so that one that takes too long can be ended with all that it runs, and nobody else's work. */
export function createRenderer(openPool: () => Promise<WorkerPool>, mostMs: number = renderMs + graceMs): Renderer {
  let opened: Promise<WorkerPool> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function stop(): Promise<void> {
    const pool = opened;
    opened = undefined;
    // One that did not open is no concern here: whoever asked for it was told.
    (await pool?.catch(() => undefined))?.stop();
  }

  async function draw({ url, sourceUrl }: StoredItem, { page, longest, signal }: RenderRequest): Promise<Rendering | undefined> {
    signal.throwIfAborted();
    if (isClosed) throw new PaiseError('ABORTED', 'The work was stopped.');
    const pool = await (opened ??= openPool());
    // That it starts does not count.
    await pool.ask('ping', undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new PaiseError('WORKER_TIMEOUT', 'Drawing it took too long and was stopped.', { where: url });
      timer = setTimeout(() => reject(error), mostMs);
    });
    late.catch(() => void stop());
    try {
      return await Promise.race([pool.ask('render', { url, sourceUrl, page, longest: Math.min(longest, longestSide) }), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async render(item, request) {
      // What is not on this machine is not fetched for a picture.
      if (filePathBytes(item.sourceUrl) === undefined || !isSound(request)) return undefined;
      const drawn = last.then(() => draw(item, request));
      last = drawn.catch(() => {});
      return untilAborted(drawn, request.signal);
    },
    close() {
      isClosed = true;
      void stop();
    },
  };
}

const isSound = ({ page, longest }: RenderRequest): boolean => Number.isSafeInteger(page) && page >= 1 && longest >= 1;

/** Who does not want it any more does not wait for it; what was begun goes on. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stopListening: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    stopListening = () => signal.removeEventListener('abort', abort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening?.();
  }
}
