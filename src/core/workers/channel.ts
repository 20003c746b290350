import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createFrameReader, frameOf } from './frames.ts';

/** Carries messages between the engine and one worker, in order. What is sent must be structured-cloneable. */
export interface Channel {
  /** Resolves when the message is on its way, so awaiting it keeps the sender's memory flat. Rejects when the other side is gone. */
  send(message: unknown): Promise<void>;
  onMessage(receive: (message: unknown) => void): void;
  /** The other side is gone. */
  onClose(closed: () => void): void;
  close(): void;
}

/** A channel to somebody who is not trusted. */
export interface GuardedChannel extends Channel {
  /** What came was no message. Nothing more comes. */
  onGarbage(heard: (what: string) => void): void;
  /** Takes nothing in until resumed: the other side waits. */
  pause(): void;
  resume(): void;
}

/** File descriptor of the channel in a worker. */
export const channelDescriptor = 3;

/** The engine's end of a channel to a child process. One that could not be started for want of descriptors has no pipes. */
export const channelToChild = (child: Partial<Pick<ChildProcess, 'stdio'>>): GuardedChannel =>
  channelOver((child.stdio?.[channelDescriptor] as Duplex | undefined) ?? new Duplex().destroy());

/** The worker's end: this process was started by the engine. */
export function channelToParent(): Channel {
  const channel = channelOver(new Socket({ fd: channelDescriptor, readable: true, writable: true }));
  // Nobody waits for what a worker does without its engine, and it might go on for ever.
  channel.onClose(() => process.exit());
  return channel;
}

function channelOver(stream: Duplex): GuardedChannel {
  let hearGarbage: ((what: string) => void) | undefined;
  // The other side may die in the middle of anything; that it did is told by `close`.
  stream.on('error', () => {});
  return {
    async send(message) {
      const frame = frameOf(message);
      await new Promise<void>((resolve, reject) => stream.write(frame, (error) => (error ? reject(error) : resolve())));
    },
    onMessage(receive) {
      const read = createFrameReader();
      stream.on('data', (chunk: Buffer) => {
        for (const message of messagesIn(chunk)) receive(message);
      });
      function messagesIn(chunk: Buffer): readonly unknown[] {
        try {
          return read(chunk);
        } catch (error) {
          stream.destroy();
          hearGarbage?.((error as Error).message);
          return [];
        }
      }
    },
    onGarbage: (heard) => (hearGarbage = heard),
    onClose: (closed) => stream.on('close', closed),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close: () => stream.destroy(),
  };
}

/** Two ends in one process: the inline variant. Messages are copied, as they would be on their way to a process. */
export function inlineChannels(): readonly [GuardedChannel, GuardedChannel] {
  const receivers: (((message: unknown) => void) | undefined)[] = [];
  const closers: (() => void)[] = [];
  let closed = false;
  const end = (own: number, other: number): GuardedChannel => ({
    async send(message) {
      if (closed) throw new Error('channel closed');
      const copy: unknown = structuredClone(message);
      setImmediate(() => receivers[other]?.(copy));
    },
    onMessage: (receive) => (receivers[own] = receive),
    onGarbage() {},
    onClose: (notify) => closers.push(notify),
    pause() {},
    resume() {},
    close() {
      if (closed) return;
      closed = true;
      for (const notify of closers) notify();
    },
  });
  return [end(0, 1), end(1, 0)];
}
