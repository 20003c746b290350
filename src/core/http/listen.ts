import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PaiseError } from '../../plugin/errors.ts';
import type { Visit } from './answering.ts';
import { readBody } from './read-body.ts';
import { refusalResponse } from './refusals.ts';
import { writeResponse } from './write-response.ts';

/** Answers a visit, and hands the response to `write`, which resolves when it was read. */
export type Answer = (visit: Visit, write: (response: Response) => Promise<void>) => Promise<void>;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const mostAtOnce = 64;
const mostConnections = 256;
/** What is being answered when the server ends has so long to come to an end. */
const partingMs = 300;

/** Listens at a port of this machine, and at no other address. Rejects with the system's error where that cannot be. */
export async function listen(port: number, answer: Answer, complain: (message: string) => void): Promise<Listening> {
  const ending = new AbortController();
  let atOnce = 0;
  async function exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: target = '' } = incoming;
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    incoming.on('error', () => {});
    outgoing.on('error', () => {});
    const write = (response: Response): Promise<void> => {
      // Nothing is read any more, and what is left of the body must not be taken for the next request.
      if (!incoming.complete) outgoing.setHeader('connection', 'close');
      return writeResponse(response, outgoing, method);
    };
    if (atOnce >= mostAtOnce) return write(refusalResponse('BUSY'));
    atOnce += 1;
    try {
      const signal = AbortSignal.any([gone.signal, ending.signal]);
      await answer({ method, target, headers: incoming.headersDistinct, body: () => readBody(incoming), signal }, write);
    } finally {
      atOnce -= 1;
    }
  }

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000 }, (incoming, outgoing) => {
    exchange(incoming, outgoing).catch((error: unknown) => {
      if (!ending.signal.aborted) complain(`An answer broke off: ${error instanceof Error ? error.message : String(error)}`);
      outgoing.destroy();
    });
  });
  server.maxConnections = mostConnections;
  await bind(server, port);
  server.on('error', (error) => complain(error.message));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      ending.abort();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), partingMs);
      await closed;
      clearTimeout(late);
    },
  };
}

async function bind(server: Server, port: number): Promise<void> {
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
}

/** Whether it cannot be because of the port, so that another one may do. */
export const isPortRefused = (error: unknown): boolean => ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');

export const portRefused = (port: number, cause: unknown): PaiseError =>
  new PaiseError(
    'USAGE',
    `Port ${port} cannot be used: ${(cause as NodeJS.ErrnoException).code === 'EACCES' ? 'the system keeps it for others' : 'another program listens there'}.`,
    {
      hint: 'Choose another one, or `--port 0` for any that is free.',
      cause,
    },
  );
