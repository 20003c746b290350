import { connect, type Socket } from 'node:net';
import { PaiseError } from '../../plugin/errors.ts';
import { createPeer, type Peer } from '../workers/peer.ts';
import { socketChannel } from './socket-channel.ts';
import type { NoAsks, ProgressNotice, SocketAsks } from './socket-messages.ts';
import { socketPath } from './socket-path.ts';

/** A running engine in another process. */
export interface RemoteEngine {
  readonly pid: number;
  readonly version: string;
  readonly ask: Peer<SocketAsks, never>['ask'];
  onProgress(heard: (notice: ProgressNotice) => void): void;
  /** Resolves when the engine is gone or the connection was closed. */
  readonly gone: Promise<void>;
  close(): void;
}

const helloMs = 5000;

/** The engine that owns the data directory; `undefined` where none can be reached. */
export async function connectEngine(dataDirectory: string, version: string): Promise<RemoteEngine | undefined> {
  const socket = await open(socketPath(dataDirectory));
  if (!socket) return undefined;
  let heard: ((notice: ProgressNotice) => void) | undefined;
  const channel = socketChannel(socket);
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    channel.onClose(() => {
      isGone = true;
      resolve();
    });
  });
  const peer = createPeer<SocketAsks, NoAsks, never, ProgressNotice>(channel, {
    answers: {},
    hear: (notice) => heard?.(notice),
  });
  const close = (): void => channel.close();
  try {
    const hello = await within(helloMs, peer.ask('hello', { version }));
    const ask: RemoteEngine['ask'] = (name, argument) =>
      peer.ask(name, argument).catch((error: unknown) => Promise.reject(isGone ? ended(error) : error));
    return { ...hello, ask, onProgress: (hear) => (heard = hear), gone, close };
  } catch (error) {
    socket.destroy();
    if (error instanceof PaiseError) throw error;
    return undefined;
  }
}

function open(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

const ended = (cause: unknown): PaiseError => new PaiseError('ENGINE_SILENT', 'The engine ended before it answered.', { cause });

/** An engine that does not even say hello is stuck or stopped. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new PaiseError('ENGINE_SILENT', 'An engine runs, but it does not answer.', {
          hint: 'Wait a moment and try again, or end its process; `paise2 doctor` names it.',
        }),
      );
    }, ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
