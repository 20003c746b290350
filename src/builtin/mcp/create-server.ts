import type { McpServer, ServerContext, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { answerCall } from './answer-call.ts';
import type { Connection } from './connection.ts';
import { instructions } from './instructions.ts';
import { createCleaning } from './text/clean-text.ts';
import { tools } from './tools/index.ts';
import type { Tool } from './tools/tool.ts';

const clientKey = 'io.modelcontextprotocol/clientInfo';

/** A server in the sense of the protocol. It is the same whatever is in the index. */
export async function createServer(connection: Connection): Promise<McpServer> {
  const { McpServer: Server } = await import('@modelcontextprotocol/server');
  const server = new Server(
    { name: 'paise2', title: 'paise2', version: connection.paise.version },
    { capabilities: { tools: { listChanged: false } }, instructions },
  );
  for (const tool of tools) {
    const { name, title, description, output } = tool;
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: unchecked(tool),
        outputSchema: output,
        annotations: readOnly,
      },
      (input, context) => answerCall(connection, tool, input, clientOf(server, context)),
    );
  }
  return server;
}

const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** The arguments are checked where calls are recorded, so that invalid ones are on record too. */
function unchecked({ input }: Tool): StandardSchemaWithJSON {
  const standard = (input as unknown as StandardSchemaWithJSON)['~standard'];
  return {
    '~standard': { version: standard.version, vendor: standard.vendor, jsonSchema: standard.jsonSchema, validate: (value) => ({ value }) },
  };
}

/** As the client says: in each request since 2026, before at the beginning; over HTTP perhaps only by the name of the program. */
function clientOf({ server }: McpServer, { mcpReq, http }: ServerContext): string {
  const told = (mcpReq.envelope as Readonly<Record<string, unknown>> | undefined)?.[clientKey] ?? server.getClientVersion();
  const { name, version } = (told ?? {}) as { readonly name?: unknown; readonly version?: unknown };
  const words = typeof name === 'string' ? [name, version] : [http?.req?.headers.get('user-agent') ?? 'unknown'];
  return createCleaning().line(words.filter((word) => typeof word === 'string').join(' '), 200);
}
