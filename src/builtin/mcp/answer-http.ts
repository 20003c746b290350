import { createMcpHandler, type McpHttpHandler } from '@modelcontextprotocol/server';
import type { HttpHandlerHost } from '../../plugin/http-handler.ts';
import type { Paise } from '../../plugin/paise.ts';
import { createConnection } from './connection.ts';
import { createServer } from './create-server.ts';
import type { McpOptions } from './options.ts';

/** All that comes over HTTP shares one connection; the server makes another facade where the configuration changes. */
const handlers = new WeakMap<Paise, McpHttpHandler>();

const mostStreams = 8;
const mostBodyBytes = 256 * 1024;

/** Each request stands for itself: there are no sessions. */
export async function answerHttp(host: HttpHandlerHost<McpOptions>, request: Request): Promise<Response> {
  if (!host.options.enabled) {
    return Response.json(
      { error: { code: 'NOT_SUPPORTED', message: 'Agents are not answered: see mcp.enabled in the configuration.' } },
      { status: 404 },
    );
  }
  return handlerFor(host).fetch(request);
}

function handlerFor({ paise, options, log }: HttpHandlerHost<McpOptions>): McpHttpHandler {
  const known = handlers.get(paise);
  if (known) return known;
  const connection = createConnection({ paise, options, transport: 'http', report: (message) => log.error(message) });
  const handler = createMcpHandler(() => createServer(connection), {
    maxSubscriptions: mostStreams,
    maxRequestBodySize: mostBodyBytes,
    onerror: (error) => log.debug(error.message),
  });
  handlers.set(paise, handler);
  return handler;
}
