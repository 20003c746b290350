import { setTimeout as sleep } from 'node:timers/promises';
import type { Status } from '../../../../plugin/paise.ts';
import { tellingText } from './telling-text.ts';

export interface StatusEvents {
  /** Server-sent events with the status, until nobody reads them or `signal` aborts. */
  stream(signal: AbortSignal): ReadableStream<Uint8Array>;
  /** Something was changed through this server: it is looked at now. */
  wake(): void;
}

const busyMs = 500;
const idleMs = 3000;
/** Proxies and browsers give up on a connection on which nothing comes. */
const quietMs = 20_000;

type Listener = { readonly tell: (text: string) => void; readonly end: () => void };

/** Asks for all who listen at once, and not at all while nobody does. */
export function createStatusEvents(ask: () => Promise<Status>): StatusEvents {
  const listeners = new Set<Listener>();
  let waiting = new AbortController();
  let isFollowing = false;
  let last = { event: '', telling: '', at: 0 };

  async function follow(): Promise<void> {
    isFollowing = true;
    try {
      while (listeners.size > 0) {
        waiting = new AbortController();
        const isBusy = look(await ask());
        await sleep(isBusy ? busyMs : idleMs, undefined, { ref: false, signal: waiting.signal }).catch(() => {});
      }
    } catch {
      // Whoever listens comes back, and is told then what the matter is.
      for (const { end } of listeners) end();
    } finally {
      isFollowing = false;
      last = { event: '', telling: '', at: 0 };
    }
  }

  /** Tells what is new. Whether anything happens. */
  function look(status: Status): boolean {
    const now = Date.now();
    const telling = tellingText(status);
    const isNew = telling !== last.telling;
    if (isNew || now - last.at >= quietMs) {
      const event = `event: status\ndata: ${JSON.stringify(status)}\n\n`;
      const text = event === last.event ? ':\n\n' : event;
      last = { event, telling, at: now };
      for (const { tell } of listeners) tell(text);
    }
    return isNew || (status.engine !== undefined && status.engine.activity !== 'idle' && status.engine.activity !== 'held');
  }

  return {
    stream(signal) {
      let listener: Listener | undefined;
      const leave = (): void => void (listener && listeners.delete(listener));
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const encoder = new TextEncoder();
            listener = {
              tell(text) {
                // Each event says all there is to say, so who is slow misses nothing.
                if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
              },
              end() {
                leave();
                controller.close();
              },
            };
            if (signal.aborted) return controller.close();
            signal.addEventListener('abort', () => listener && listeners.has(listener) && listener.end(), { once: true });
            listeners.add(listener);
            listener.tell(last.event === '' ? ':\n\n' : last.event);
            if (!isFollowing) void follow();
          },
          cancel: leave,
        },
        { highWaterMark: 4 },
      );
    },
    wake: () => waiting.abort(),
  };
}
