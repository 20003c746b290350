import { readFile, stat } from 'node:fs/promises';
import type { ConfigurationProblem } from '../../plugin/paise.ts';

/** A configuration file as text. An absent file is an empty one. */
export interface UserFile {
  readonly text: string;
  /** Why the file could not be read as text; its `where` is the file alone where no place within it is to blame. */
  readonly problem?: ConfigurationProblem;
}

/** Far more than anybody writes by hand; keeps the parser's time within a second. */
const MAX_BYTES = 256 * 1024;

export async function readUserFile(file: string): Promise<UserFile> {
  const failed = (message: string, hint: string, where = file): UserFile => ({ text: '', problem: { message, where, hint } });
  try {
    const status = await stat(file);
    if (status.isDirectory())
      return failed('this is a directory, not a file', 'Move it away, and write the configuration into a file of this name.');
    if (!status.isFile()) return failed('this is not a regular file', 'Replace it by an ordinary text file.');
    if (status.size > MAX_BYTES)
      return failed(`the file has ${status.size} bytes; a configuration has at most ${MAX_BYTES}`, 'Is this the right file?');
    const bytes = await readFile(file);
    if (isUtf16(bytes)) return failed('the file is saved as UTF-16', 'Save it as UTF-8.');
    const text = new TextDecoder().decode(bytes);
    const wrong = text.search(/[\uFFFD\0]/);
    return wrong === -1 ? { text } : failed('the file is not text in UTF-8', 'Save it as UTF-8.', `${file}:${position(text, wrong)}`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { text: '' };
    if (code === 'EACCES' || code === 'EPERM')
      return failed('you may not read this file', 'Change its permissions, for example with chmod u+r.');
    if (code === 'ENOTDIR') return failed('a part of this path is a file, not a directory', 'Check PAISE2_CONFIG_DIR.');
    if (code === 'ELOOP') return failed('this link leads back to itself', 'Replace it by the file.');
    return failed(`the file cannot be read: ${message}`, 'Check the file and the disk it is on.');
  }
}

/** By its byte order mark, or by the zero byte beside an ASCII character. */
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0);
}

function position(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
