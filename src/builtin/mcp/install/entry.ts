import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';
import type { Paise, Served } from '../../../plugin/paise.ts';

/** How a client reaches paise2: a program that it starts, or an address with a key. */
export type Entry = Started | Addressed;

export interface Started {
  readonly kind: 'program';
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Addressed extends Served {
  readonly kind: 'address';
}

/** This very program: programs with windows do not know the PATH of a shell, nor its variables. */
export function startedEntry(): Started {
  const main = process.argv[1];
  if (main === undefined) throw new PaiseError('NOT_SUPPORTED', 'Only the `paise2` program can be installed, not one that embeds it.');
  return {
    kind: 'program',
    command: process.execPath,
    args: [...process.execArgv, realpathSync(main), 'mcp'],
    env: ownVariables(process.env),
  };
}

const directories = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'PAISE2_CONFIG_DIR', 'PAISE2_DATA_DIR'];

function ownVariables(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      const isDirectory = directories.includes(name);
      if (value === undefined || value === '' || !(isDirectory || name.startsWith('PAISE2_'))) return [];
      return [[name, isDirectory ? resolve(value) : value]];
    }),
  );
}

export async function addressedEntry(paise: Pick<Paise, 'served'>): Promise<Addressed> {
  const served = await paise.served('/mcp');
  if (served) return { kind: 'address', ...served };
  throw new PaiseError('NOT_SERVED', 'No running engine answers agents over HTTP.', {
    hint: 'Start it with `paise2 up`, or leave out --http.',
  });
}
