import type { Socket } from 'node:net';
import type { Channel } from '../workers/channel.ts';

/** A message is a line of JSON; one that is longer than this ends the connection. */
const longestMessage = 64 * 1024 * 1024;

/** Messages over a socket, as JSON, a line each. */
export function socketChannel(socket: Socket): Channel {
  let receive: ((message: unknown) => void) | undefined;
  let parts: Buffer[] = [];
  let size = 0;

  const take = (chunk: Buffer): void => {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...parts, chunk.subarray(start, end)]).toString();
      parts = [];
      size = 0;
      start = end + 1;
      receive?.(JSON.parse(line));
    }
    parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > longestMessage) socket.destroy(new Error('a message was too long'));
  };

  socket.on('data', (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      socket.destroy(error as Error);
    }
  });
  // What went wrong shows in what was asked: it is rejected when the connection closes.
  socket.on('error', () => {});
  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) reject(new Error('the connection is closed'));
        else socket.write(`${JSON.stringify(message)}\n`, (error) => (error ? reject(error) : resolve()));
      }),
    onMessage: (heard) => (receive = heard),
    onClose: (closed) => socket.on('close', closed),
    close: () => socket.end(),
  };
}
