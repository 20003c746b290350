import { chmodSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { PaiseError } from '../../plugin/errors.ts';
import type { Log } from '../../plugin/hosts.ts';
import { remoteFileSystem } from './file-system-type.ts';

const allowance = 'PAISE2_ALLOW_NETWORK_DATA';

/**
 * Makes a directory that only the user may enter. Where it exists and others may read it, they no longer may. Where others may write to it,
 * or its disk is not of this machine, it is refused.
 */
export function preparePrivateDirectory(directory: string, log: Log): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (process.platform === 'linux' && process.env[allowance] !== '1') refuseRemote(directory);
  if (process.platform !== 'win32') keepOthersOut(directory, log);
}

function refuseRemote(directory: string): void {
  const name = remoteFileSystem(statfsSync(directory).type);
  if (name === undefined) return;
  throw new PaiseError('DATA_DIR_UNUSABLE', `${directory} is on a file system (${name}) on which an index gets damaged.`, {
    where: directory,
    hint: `Set PAISE2_DATA_DIR to a directory on a local disk. At your own risk, ${allowance}=1 allows this one.`,
  });
}

function keepOthersOut(directory: string, log: Log): void {
  const mode = statSync(directory).mode & 0o777;
  if ((mode & 0o022) !== 0)
    throw new PaiseError('DATA_DIR_UNUSABLE', `Others may write to ${directory} (mode ${mode.toString(8)}).`, {
      where: directory,
      hint: `See that nobody did, then run: chmod 700 ${quoted(directory)}`,
    });
  if ((mode & 0o077) === 0) return;
  chmodSync(directory, 0o700);
  log.warn(`Others could look into the data directory (mode ${mode.toString(8)}); now only you can.`);
}

/** For a shell. */
const quoted = (path: string): string => `'${path.replaceAll("'", String.raw`'\''`)}'`;
