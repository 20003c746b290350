import { homedir } from 'node:os';
import { join } from 'node:path';
import type { JsonValue } from '../../../plugin/metadata.ts';
import type { Addressed, Entry } from './entry.ts';

/** A program that agents run in, and how it is told of servers. */
export interface Client {
  readonly name: string;
  readonly title: string;
  /** Its configuration file. */
  readonly file: string;
  readonly format: 'json' | 'toml';
  /** Where in the file servers stand, by name. */
  readonly section: string;
  /** How it writes a server; `undefined` where it knows no servers with an address. */
  server(entry: Entry): Readonly<Record<string, JsonValue>> | undefined;
}

/** Where programs keep their configuration, by the variables of this machine. */
export interface Folders {
  readonly home: string;
  /** Of programs with windows. */
  readonly roaming: string;
}

export function thisMachinesFolders(platform = process.platform, home = homedir(), environment = process.env): Folders {
  if (platform === 'darwin') return { home, roaming: join(home, 'Library/Application Support') };
  if (platform === 'win32') return { home, roaming: environment['APPDATA'] ?? join(home, 'AppData/Roaming') };
  return { home, roaming: environment['XDG_CONFIG_HOME'] || join(home, '.config') };
}

/** Those whose formats are known; docs/decisions/agents.md says how. */
export function clientsIn({ home, roaming }: Folders): readonly Client[] {
  const json = { format: 'json', section: 'mcpServers' } as const;
  return [
    {
      ...json,
      name: 'claude-desktop',
      title: 'Claude Desktop',
      file: join(roaming, 'Claude/claude_desktop_config.json'),
      server: startedOnly,
    },
    { ...json, name: 'claude-code', title: 'Claude Code', file: join(home, '.claude.json'), server: typed },
    { ...json, name: 'cursor', title: 'Cursor', file: join(home, '.cursor/mcp.json'), server: addressedAs('url') },
    { ...json, name: 'vscode', title: 'VS Code', file: join(roaming, 'Code/User/mcp.json'), section: 'servers', server: typed },
    {
      ...json,
      name: 'windsurf',
      title: 'Windsurf',
      file: join(home, '.codeium/windsurf/mcp_config.json'),
      server: addressedAs('serverUrl'),
    },
    {
      ...json,
      name: 'zed',
      title: 'Zed',
      file: join(zedFolder({ home, roaming }), 'settings.json'),
      section: 'context_servers',
      server: addressedAs('url'),
    },
    { ...json, name: 'gemini-cli', title: 'Gemini CLI', file: join(home, '.gemini/settings.json'), server: addressedAs('httpUrl') },
    { ...json, name: 'lm-studio', title: 'LM Studio', file: join(home, '.lmstudio/mcp.json'), server: addressedAs('url') },
    {
      name: 'codex',
      title: 'Codex',
      file: join(home, '.codex/config.toml'),
      format: 'toml',
      section: 'mcp_servers',
      server: addressedAs('url', 'http_headers'),
    },
  ];
}

/** On macOS it does as programs without windows do. */
const zedFolder = ({ home, roaming }: Folders): string =>
  process.platform === 'darwin' ? join(home, '.config/zed') : join(roaming, process.platform === 'win32' ? 'Zed' : 'zed');

const headersOf = ({ key }: Addressed): Readonly<Record<string, string>> => ({ Authorization: `Bearer ${key}` });

function startedOnly(entry: Entry): Readonly<Record<string, JsonValue>> | undefined {
  if (entry.kind === 'address') return undefined;
  const { command, args, env } = entry;
  return { command, args, ...(Object.keys(env).length > 0 && { env }) };
}

const addressedAs =
  (url: string, headers = 'headers') =>
  (entry: Entry): Readonly<Record<string, JsonValue>> | undefined =>
    entry.kind === 'address' ? { [url]: entry.url, [headers]: headersOf(entry) } : startedOnly(entry);

function typed(entry: Entry): Readonly<Record<string, JsonValue>> {
  return { type: entry.kind === 'address' ? 'http' : 'stdio', ...addressedAs('url')(entry) };
}
