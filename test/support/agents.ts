import { onTestFinished } from 'vitest';
import { Client as NewClient } from '@modelcontextprotocol/client';
import { StreamableHTTPClientTransport as NewHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as NewStdio } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Served } from '../../src/plugin/paise.ts';
import { program } from './command.ts';
import type { Place } from './place.ts';

/** A client of the Model Context Protocol, whichever library it is made of. */
export interface Agent {
  readonly revision: string;
  readonly instructions: string;
  readonly pid: number | undefined;
  tools(): Promise<readonly ListedTool[]>;
  call(name: string, input?: Readonly<Record<string, unknown>>): Promise<Called>;
  close(): Promise<void>;
}

export interface ListedTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly annotations?: object | undefined;
  readonly inputSchema: object;
  readonly outputSchema?: object | undefined;
}

export interface Called {
  readonly text: string;
  /** What is structured of the answer, or nothing where there is none. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
  readonly bytes: number;
}

/** A library, and the revision of the protocol that it is to speak. */
export const libraries = {
  'client 2, revision 2026': openNew('auto'),
  'client 2, revision 2025': openNew('legacy'),
  'client 1': openOld,
} as const;

export type Library = (way: Way) => Promise<Agent>;

/** How to reach paise2: a program to start in a place, or an address. */
export type Way = { readonly place: Place } | { readonly served: Served };

const self = { name: 'tester', version: '3.1' };

function openNew(mode: 'auto' | 'legacy'): Library {
  return async (way) => {
    const client = new NewClient(self, { versionNegotiation: { mode } });
    const transport = 'place' in way ? new NewStdio(startOf(way.place)) : new NewHttp(new URL(way.served.url), headersOf(way.served));
    await client.connect(transport);
    return agent(client, transport, client.getNegotiatedProtocolVersion() ?? '');
  };
}

async function openOld(way: Way): Promise<Agent> {
  const client = new OldClient(self);
  const transport = 'place' in way ? new OldStdio(startOf(way.place)) : new OldHttp(new URL(way.served.url), headersOf(way.served));
  await client.connect(transport);
  return agent(client, transport, 'protocolVersion' in transport ? (transport.protocolVersion ?? '') : '2025-11-25');
}

function startOf(place: Place) {
  const { PATH = '', PAISE2_CONFIG_DIR = '', PAISE2_DATA_DIR = '' } = place.environment();
  return { command: process.execPath, args: [program, 'mcp'], env: { PATH, PAISE2_CONFIG_DIR, PAISE2_DATA_DIR }, stderr: 'pipe' as const };
}

const headersOf = ({ key }: Served) => ({ requestInit: { headers: { Authorization: `Bearer ${key}` } } });

function agent(client: NewClient | OldClient, transport: object, revision: string): Agent {
  onTestFinished(() => client.close());
  return {
    revision,
    instructions: client.getInstructions() ?? '',
    pid: 'pid' in transport ? (transport.pid as number) : undefined,
    tools: async () => (await client.listTools()).tools,
    async call(name, input = {}) {
      const result = await client.callTool({ name, arguments: { ...input } });
      const { content, structuredContent, isError } = result as unknown as RawResult;
      return {
        text: content.map(({ text }) => text).join('\n'),
        content: structuredContent ?? {},
        isError: isError ?? false,
        bytes: Buffer.byteLength(JSON.stringify(result)),
      };
    },
    close: () => client.close(),
  };
}

interface RawResult {
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  readonly isError?: boolean;
}
