import type { ChildProcess, Serializable } from 'node:child_process';

/** Carries messages between the engine and one worker, in order. What is sent must be structured-cloneable. */
export interface Channel {
  /** Resolves when the message is on its way, so awaiting it keeps the sender's memory flat. Rejects when the other side is gone. */
  send(message: unknown): Promise<void>;
  onMessage(receive: (message: unknown) => void): void;
  /** The other side is gone. */
  onClose(closed: () => void): void;
  close(): void;
}

/** The engine's end of a channel to a child process. */
export function channelToChild(child: ChildProcess): Channel {
  return {
    send: (message) => promised((done) => child.send(message as Serializable, done)),
    onMessage: (receive) => child.on('message', receive),
    onClose: (closed) => {
      child.on('exit', closed);
      child.on('error', closed);
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** The worker's end: this process was forked by the engine. */
export function channelToParent(): Channel {
  // Nobody waits for what a worker does without its engine, and it might go on for ever.
  process.on('disconnect', () => process.exit());
  return {
    send: (message) => promised((done) => process.send?.(message, undefined, {}, done)),
    onMessage: (receive) => process.on('message', receive),
    onClose: (closed) => process.on('disconnect', closed),
    close: () => process.disconnect?.(),
  };
}

/** Two ends in one process: the inline variant. Messages are copied, as they would be on their way to a process. */
export function inlineChannels(): readonly [Channel, Channel] {
  const receivers: (((message: unknown) => void) | undefined)[] = [];
  const closers: (() => void)[] = [];
  let closed = false;
  const end = (own: number, other: number): Channel => ({
    async send(message) {
      if (closed) throw new Error('channel closed');
      const copy: unknown = structuredClone(message);
      setImmediate(() => receivers[other]?.(copy));
    },
    onMessage: (receive) => (receivers[own] = receive),
    onClose: (notify) => closers.push(notify),
    close() {
      if (closed) return;
      closed = true;
      for (const notify of closers) notify();
    },
  });
  return [end(0, 1), end(1, 0)];
}

function promised(send: (done: (error: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    send((error) => (error ? reject(error) : resolve()));
  });
}
