import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openOnDesktop } from './open-on-desktop.ts';
import { startProgram, type Program } from './start-program.ts';

/** Shows a file in its folder, and selects it there where the desktop can. Rejects with the reason where that fails at once. */
export async function revealOnDesktop(path: string): Promise<void> {
  if (process.platform === 'darwin') return startProgram(['open', '-R', path]);
  if (process.platform === 'win32') return startProgram(['explorer.exe', `/select,${path}`]);
  await startProgram(showItems(path)).catch(() => openOnDesktop(dirname(path)));
}

/** https://www.freedesktop.org/wiki/Specifications/file-manager-interface/. A comma would separate two URLs. */
const showItems = (path: string): Program => [
  'dbus-send',
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.FileManager1',
  '/org/freedesktop/FileManager1',
  'org.freedesktop.FileManager1.ShowItems',
  `array:string:${pathToFileURL(path).href.replaceAll(',', '%2C')}`,
  'string:',
];
