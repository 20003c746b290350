import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll } from 'vitest';

const servers = new Set<Server>();
afterAll(() => {
  for (const server of servers) {
    server.close();
    if ('closeAllConnections' in server) (server as HttpServer).closeAllConnections();
  }
});

/** Its port on 127.0.0.1. It is closed after the tests of the file. */
export async function listen(server: Server): Promise<number> {
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Answers requests; returns host and port. */
export const serve = async (answer: RequestListener): Promise<string> => `127.0.0.1:${await listen(createServer(answer))}`;

/** Answers connections, byte by byte; returns host and port. */
export const serveRaw = async (answer: (socket: Socket) => void): Promise<string> => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    answer(socket);
  });
  return `127.0.0.1:${await listen(server)}`;
};
