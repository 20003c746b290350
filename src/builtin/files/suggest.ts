import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import type { SourceSuggestion } from '../../plugin/content-source.ts';
import type { ContentSourceHost } from '../../plugin/hosts.ts';
import { abbreviateHome, expandHome } from './home.ts';
import type { FilesOptions } from './options.ts';
import { isWithin, scopeOf } from './place.ts';
import { isMissing } from './reasons.ts';
import { rootScopes } from './roots.ts';

const usualFolders = ['Documents', 'Desktop', 'Downloads', 'Notes', 'Projects', 'projects', 'src', 'code'];

/** The folders in which people keep their own files, where they exist and are not indexed yet. */
export async function suggest(host: ContentSourceHost<FilesOptions>): Promise<readonly SourceSuggestion[]> {
  const roots = rootScopes(host.options);
  const paths = new Set([...userDirectories(), ...usualFolders.map((name) => join(homedir(), name))]);
  const seen = new Set<string>();
  return [...paths].flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    const key = `${stats?.dev}:${stats?.ino}`;
    if (stats?.isDirectory() !== true || seen.has(key) || roots.some((root) => isWithin(scopeOf(path), root))) return [];
    // On a file system that ignores case, Projects and projects are one folder.
    seen.add(key);
    return [{ title: basename(path), options: { roots: [abbreviateHome(path)] } }];
  });
}

/** Documents, Desktop and Downloads under the names they have in the user's language (xdg-user-dirs). */
function userDirectories(): readonly string[] {
  const text = readUserDirectories(join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'user-dirs.dirs'));
  return ['DOCUMENTS', 'DESKTOP', 'DOWNLOAD'].flatMap((kind) => {
    const value = new RegExp(`^XDG_${kind}_DIR="((?:\\$HOME)?/[^"\\n]*)"`, 'm').exec(text)?.[1];
    if (value === undefined) return [];
    const path = expandHome(value.replace(/^\$HOME/, homedir()));
    // Set to the home folder means: there is none.
    return path === homedir() ? [] : [path];
  });
}

function readUserDirectories(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}
