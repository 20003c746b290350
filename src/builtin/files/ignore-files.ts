import type { Log } from '../../plugin/hosts.ts';
import { childPath } from './folder.ts';
import type { Folder, Name, Place } from './folder.ts';
import type { IgnoreFrame } from './patterns/ignore-frame.ts';
import { parseIgnoreText } from './patterns/ignore-text.ts';
import type { RuleSet } from './patterns/rules.ts';
import { readSmallFile } from './small-file.ts';

const everywhere = ['.paise2ignore', '.ignore'];

/** Names that {@link readIgnoreFiles} looks for. */
export const ignoreNames: readonly string[] = ['.git', '.gitignore', ...everywhere];

/** More than anybody writes by hand. Bytes. */
const largestIgnoreFile = 256 * 1024;

/** Reads the ignore files among the `names` in a folder. Returns what is above when there are none. */
export function readIgnoreFiles(folder: Pick<Folder, 'ignore'> & Place, names: readonly Name[], log: Log): IgnoreFrame | undefined {
  const above = folder.ignore;
  const present = ignoreNames.filter((name) => names.includes(name));
  if (present.length === 0) return above;
  const read = (name: string): RuleSet | undefined => (present.includes(name) ? readRules(folder, name, log) : undefined);
  const workTreeTop = present.includes('.git');
  const inWorkTree = workTreeTop || above?.inWorkTree === true;
  const own = everywhere.map(read).filter((rules) => rules !== undefined);
  return { above, own, git: inWorkTree ? read('.gitignore') : undefined, inWorkTree, workTreeTop };
}

function readRules(folder: Place, name: string, log: Log): RuleSet | undefined {
  const path = folder.path + name;
  try {
    return parseIgnoreText(readSmallFile(childPath(folder, name), largestIgnoreFile), folder.path, path);
  } catch (error) {
    log.debug('An ignore file cannot be read and counts as empty.', { path, error: String(error) });
    return undefined;
  }
}
