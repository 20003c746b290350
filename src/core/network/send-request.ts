import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Hop } from './hop.ts';
import { unreadableAnswer } from './network-errors.ts';
import { hostEntry } from './permitted-hosts.ts';

const maxHeaderSize = 64 * 1024;

/** Sends one request over a connection of its own and resolves with the head of the answer. */
export function sendRequest({ url, method, headers, body }: Hop, socket: Socket): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...headers },
      maxHeaderSize,
    });
    let response: IncomingMessage | undefined;
    request.on('response', (head) => resolve((response = head)));
    // After the head, Node tells what is wrong with the body to the request only; who reads the body would hear that it ended early.
    request.on('error', (error) => (response === undefined ? reject(error) : response.destroy(error)));
    request.on('upgrade', () => reject(unreadableAnswer(`${hostEntry(url)} wants to speak another protocol.`)));
    request.end(body);
  });
}
