import { findPackageJSON } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The `package.json` of paise2. */
export const packageJson = findPackageJSON(import.meta.url) ?? '';

/** A program of paise2 that runs as a process of its own, such as `worker`: the built one, or its source where that is what runs. */
export function ownProgram(name: string): URL {
  const extension = extname(import.meta.url);
  return pathToFileURL(join(dirname(packageJson), extension === '.ts' ? 'src' : 'dist', `${name}${extension}`));
}
