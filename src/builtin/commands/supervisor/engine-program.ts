import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';
import type { EngineProgram } from './supervisor.ts';

/** `up` without a browser, as this very process was started: same Node, same program, same directories. */
export function engineProgram(): EngineProgram {
  const main = process.argv[1];
  if (main === undefined) throw new PaiseError('NOT_SUPPORTED', 'Only the `paise2` program can be installed, not one that embeds it.');
  return {
    command: [process.execPath, ...process.execArgv, realpathSync(main), 'up', '--no-open'],
    environment: ownVariables(process.env),
  };
}

const directories = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'PAISE2_CONFIG_DIR', 'PAISE2_DATA_DIR'];

/** The variables that paise2 itself looks at: whoever starts it at login does not know them. */
export function ownVariables(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const set = Object.entries(environment).filter(
    (variable): variable is [string, string] =>
      variable[1] !== undefined && variable[1] !== '' && (directories.includes(variable[0]) || variable[0].startsWith('PAISE2_')),
  );
  return Object.fromEntries(set.map(([name, value]) => [name, directories.includes(name) ? resolve(value) : value]));
}
