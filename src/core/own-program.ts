import { realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The `package.json` of paise2. */
export const packageJson = findPackageJSON(import.meta.url) ?? '';

/** A program of paise2 that runs as a process of its own, such as `worker`: the built one, or its source where that is what runs. */
export function ownProgram(name: string): URL {
  const extension = extname(import.meta.url);
  return pathToFileURL(join(dirname(packageJson), extension === '.ts' ? 'src' : 'dist', `${name}${extension}`));
}

/** Folders with paise2's code and that of the packages that it imports, however it was installed. */
export function ownFolders(): readonly string[] {
  const root = realpathSync(dirname(packageJson));
  const parts = root.split(sep);
  const outermost = parts.indexOf('node_modules');
  if (outermost >= 0) return [parts.slice(0, outermost + 1).join(sep)];
  return [root, realpathSync(join(root, 'node_modules'))];
}
