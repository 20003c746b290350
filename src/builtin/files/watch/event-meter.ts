import { readFileSync } from 'node:fs';

/**
 * The system keeps a limited number of events for a process and silently drops what comes after that. It keeps them in one queue, and a turn
 * of the event loop empties it; so nothing was lost as long as no turn brought as many as fit in.
 */
export interface EventMeter {
  /** To be called at every event. */
  count(): void;
  /** Returns what ends it. */
  onOverflow(listener: () => void): () => void;
}

export function createEventMeter(limit = queueLength() / 2): EventMeter {
  const listeners = new Set<() => void>();
  let events = 0;
  return {
    count: () => {
      if (events === 0) setImmediate(() => (events = 0));
      events += 1;
      if (events === Math.ceil(limit)) for (const listener of listeners) listener();
    },
    onOverflow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const defaultLength = 16_384;

function queueLength(): number {
  try {
    return Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8')) || defaultLength;
  } catch {
    // Not mounted; few change it.
    return defaultLength;
  }
}
