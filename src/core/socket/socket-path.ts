import { hash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';

/** What fits into `sun_path` on every system, with its closing zero. */
const longest = 103;

/**
 * Where the engine of a data directory is reached: a socket in that directory, or where its path is too long for one, in a folder of the
 * user's own among the temporary ones; on Windows a named pipe.
 */
export function socketPath(dataDirectory: string): string {
  const place = existsSync(dataDirectory) ? realpathSync(dataDirectory) : resolve(dataDirectory);
  const name = hash('sha256', place).slice(0, 32);
  if (process.platform === 'win32') return `\\\\.\\pipe\\paise2-${name}`;
  const inside = join(place, 'engine.sock');
  return Buffer.byteLength(inside) <= longest ? inside : join(tmpdir(), `paise2-${userInfo().uid}`, `${name}.sock`);
}

/** Makes the folder of a socket outside of the data directory. Refuses one that somebody else made. */
export function makeSocketFolder(path: string, dataDirectory: string): void {
  if (process.platform === 'win32' || path.startsWith(realpathSync(dataDirectory))) return;
  const folder = resolve(path, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  if (uid === userInfo().uid && (mode & 0o077) === 0) return;
  throw new PaiseError('DATA_DIR_UNUSABLE', `${folder} is open to others, so the engine cannot be reached through it.`, {
    where: folder,
    hint: `Remove it, or set PAISE2_DATA_DIR to a shorter path.`,
  });
}
