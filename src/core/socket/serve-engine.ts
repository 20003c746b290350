import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { PaiseError } from '../../plugin/errors.ts';
import { createPeer, type Answers } from '../workers/peer.ts';
import { socketChannel } from './socket-channel.ts';
import type { NoAsks, ProgressNotice, SocketAsks } from './socket-messages.ts';
import { makeSocketFolder, socketPath } from './socket-path.ts';

/** Answers for one connection. `tell` reaches it; `gone` resolves when it is closed. */
export type ConnectionAnswers = (tell: (notice: ProgressNotice) => void, gone: Promise<void>) => Answers<SocketAsks>;

/** Lets others of the same user reach the engine of a data directory, which this process owns. Resolves with the end of it. */
export async function serveEngine(dataDirectory: string, answersFor: ConnectionAnswers): Promise<() => Promise<void>> {
  const path = socketPath(dataDirectory);
  makeSocketFolder(path, dataDirectory);
  // This process holds the lock, so whoever listened here before is dead.
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    const channel = socketChannel(socket);
    const gone = new Promise<void>((resolve) => channel.onClose(resolve));
    const peer = createPeer<NoAsks, SocketAsks, ProgressNotice, never>(channel, {
      answers: answersFor((notice) => void peer.notify(notice).catch(() => {}), gone),
      hear: () => {},
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unreachable(path, error)));
    const before = process.umask(0o177);
    server.listen(path, resolve);
    process.umask(before);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of connections) socket.end();
    setTimeout(() => connections.forEach((socket) => socket.destroy()), 500).unref();
    await closed;
  };
}

const unreachable = (path: string, error: Error): PaiseError =>
  new PaiseError('DATA_DIR_UNUSABLE', `The engine cannot listen at ${path}: ${error.message}.`, { where: path, cause: error });
