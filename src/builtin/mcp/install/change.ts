import { existsSync, readFileSync } from 'node:fs';
import { PaiseError } from '../../../plugin/errors.ts';
import type { Client } from './clients.ts';
import type { Entry } from './entry.ts';

/** What is to become of a client's file. */
export interface Change {
  readonly client: Client;
  /** What it is told, alone. */
  readonly snippet: string;
  /** The whole file as it would be; absent where it need not change. */
  readonly text?: string;
}

const serverName = 'paise2';

export async function changeFor(client: Client, entry: Entry): Promise<Change> {
  const { title, file, section } = client;
  const server = client.server(entry);
  if (server === undefined)
    throw new PaiseError('USAGE', `${title} takes no servers with an address from its file.`, { hint: 'Leave out --http.' });
  const set = await setterFor(client);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  try {
    const text = set(before, [section, serverName], server);
    return { client, snippet: set('', [section, serverName], server), ...(text !== before && { text }) };
  } catch (error) {
    throw new PaiseError('CONFIGURATION_INVALID', `${file} cannot be changed: ${(error as Error).message}`, {
      hint: 'Add what `paise2 mcp install --print` shows yourself.',
      cause: error,
    });
  }
}

type Setter = (text: string, path: readonly [string, string], value: NonNullable<ReturnType<Client['server']>>) => string;

async function setterFor({ format }: Client): Promise<Setter> {
  if (format === 'toml') return (await import('./set-toml-table.ts')).setTomlTable;
  return (await import('./set-json-member.ts')).setJsonMember;
}
