import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Connection } from './connection.ts';
import { createServer } from './create-server.ts';

const mostMessageBytes = 1024 * 1024;

/** Speaks the protocol on standard input and output until the other side ends it. */
export async function serveOnStdio(connection: Connection): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: mostMessageBytes });
  const close = transport.close.bind(transport);
  // The transport calls this itself at the end of standard input, and where a message is too long; it tells nobody else.
  transport.close = async () => {
    await close();
    ended.resolve();
  };
  const served = serveStdio(() => createServer(connection), { transport, onerror: (error) => connection.report(error.message) });
  await ended.promise;
  await served.close();
}
