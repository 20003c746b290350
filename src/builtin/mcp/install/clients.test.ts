import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { changeFor } from './change.ts';
import { clientsIn, thisMachinesFolders } from './clients.ts';
import type { Entry } from './entry.ts';
import { writeWithBackup } from './write-beside.ts';

const program: Entry = { kind: 'program', command: '/bin/node', args: ['/p/main.js', 'mcp'], env: {} };
const address: Entry = { kind: 'address', url: 'http://127.0.0.1:7247/mcp', key: 'k' };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'paise2-clients-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('each client is told in its own form', async () => {
  const home = folder();
  const clients = clientsIn(thisMachinesFolders('linux', home, {}));
  const snippets = await Promise.all(clients.map(async (client) => [client.name, (await changeFor(client, program)).snippet] as const));
  expect(
    Object.fromEntries(snippets.map(([name, snippet]) => [name, name === 'codex' ? snippet : (JSON.parse(snippet) as unknown)])),
  ).toEqual({
    ...Object.fromEntries(
      ['claude-desktop', 'cursor', 'windsurf', 'gemini-cli', 'lm-studio'].map((name) => [
        name,
        { mcpServers: { paise2: { command: '/bin/node', args: ['/p/main.js', 'mcp'] } } },
      ]),
    ),
    'claude-code': { mcpServers: { paise2: { type: 'stdio', command: '/bin/node', args: ['/p/main.js', 'mcp'] } } },
    vscode: { servers: { paise2: { type: 'stdio', command: '/bin/node', args: ['/p/main.js', 'mcp'] } } },
    zed: { context_servers: { paise2: { command: '/bin/node', args: ['/p/main.js', 'mcp'] } } },
    codex: '[mcp_servers.paise2]\ncommand = "/bin/node"\nargs = [ "/p/main.js", "mcp" ]\n',
  });
});

test('with an address and a key, where the client knows such', () => {
  const servers = Object.fromEntries(
    clientsIn(thisMachinesFolders('linux', '/home/ann', {})).map((client) => [client.name, client.server(address)]),
  );
  const headers = { Authorization: 'Bearer k' };
  expect(servers).toEqual({
    'claude-desktop': undefined,
    'claude-code': { type: 'http', url: address.url, headers },
    cursor: { url: address.url, headers },
    vscode: { type: 'http', url: address.url, headers },
    windsurf: { serverUrl: address.url, headers },
    zed: { url: address.url, headers },
    'gemini-cli': { httpUrl: address.url, headers },
    'lm-studio': { url: address.url, headers },
    codex: { url: address.url, http_headers: headers },
  });
});

const fileOf = (name: string, ...machine: Parameters<typeof thisMachinesFolders>): string | undefined =>
  clientsIn(thisMachinesFolders(...machine)).find((client) => client.name === name)?.file;

test('files are where each system has them', () => {
  expect(fileOf('claude-desktop', 'darwin', '/Users/ann', {})).toBe(
    '/Users/ann/Library/Application Support/Claude/claude_desktop_config.json',
  );
  expect(fileOf('vscode', 'linux', '/home/ann', { XDG_CONFIG_HOME: '/c' })).toBe('/c/Code/User/mcp.json');
  expect(fileOf('claude-desktop', 'win32', '/u', { APPDATA: '/roaming' })).toBe('/roaming/Claude/claude_desktop_config.json');
});

test('a file that cannot be understood stays as it is', async () => {
  const home = folder();
  const cursor = clientsIn(thisMachinesFolders('linux', home, {})).find(({ name }) => name === 'cursor');
  if (!cursor) throw new Error('no such client');
  const file = join(home, 'mcp.json');
  writeFileSync(file, '{"mcpServers": [');
  await expect(changeFor({ ...cursor, file }, program)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  expect(readFileSync(file, 'utf8')).toBe('{"mcpServers": [');
});

test('what was there is kept beside it, links stay links, and a new file is for the user alone', () => {
  const home = folder();
  writeFileSync(join(home, 'real.json'), 'old', { mode: 0o644 });
  symlinkSync(join(home, 'real.json'), join(home, 'link.json'));
  const backup = writeWithBackup(join(home, 'link.json'), 'new');
  expect([readFileSync(join(home, 'real.json'), 'utf8'), readFileSync(backup ?? '', 'utf8')]).toEqual(['new', 'old']);
  expect(statSync(join(home, 'real.json')).mode & 0o777).toBe(0o644);
  expect(writeWithBackup(join(home, 'a/b.json'), 'x')).toBeUndefined();
  expect(statSync(join(home, 'a/b.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toHaveLength(4);
});
