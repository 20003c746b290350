import { accessSync, constants, statSync } from 'node:fs';
import type { Checkup } from '../../../plugin/paise.ts';

const name = 'data directory';

/** Whether the user, and nobody else, may use the data directory. */
export function dataDirectory(directory: string): Checkup {
  try {
    const { mode, uid } = statSync(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    const user = process.getuid?.() ?? uid;
    if (uid !== user) {
      const message = `${directory} belongs to another user (${uid}, not ${user})`;
      return { name, state: 'warning', message, hint: 'Run paise2 as that user, without sudo, or set PAISE2_DATA_DIR.' };
    }
    if ((mode & 0o077) === 0 || process.platform === 'win32') return { name, state: 'good', message: directory };
    const message = `${directory} is open to others (mode ${(mode & 0o777).toString(8)})`;
    return { name, state: 'warning', message, hint: `The index holds the text of your files. Run: chmod 700 '${directory}'` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { name, state: 'good', message: `${directory} will be made by the first \`paise2 index\`` };
    return { name, state: 'bad', message: `${directory}: ${message}`, hint: 'Mend its permissions, or set PAISE2_DATA_DIR.' };
  }
}
