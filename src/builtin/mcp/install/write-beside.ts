import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces a file in one step. What was there before is kept beside it; the answer is its path. */
export function writeWithBackup(file: string, text: string, now = new Date()): string | undefined {
  const isThere = existsSync(file);
  // Configuration is often a link into a folder of its own.
  const target = isThere ? realpathSync(file) : file;
  mkdirSync(dirname(target), { recursive: true });
  const backup = `${target}.before-paise2-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  if (isThere) copyFileSync(target, backup);
  const written = `${target}.paise2-${process.pid}`;
  writeFileSync(written, text, { mode: isThere ? statSync(target).mode & 0o777 : 0o600 });
  renameSync(written, target);
  return isThere ? backup : undefined;
}
