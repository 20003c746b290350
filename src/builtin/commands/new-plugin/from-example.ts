import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(findPackageJSON(import.meta.url) ?? '');

/** Makes the code of a plugin from one of the examples that paise2 comes with. `its` is the name of the example, which gives way to that of the plugin. */
export const fromExample =
  (file: string, its: string) =>
  (name: string): string =>
    readFileSync(join(root, 'examples', 'plugins', `${file}.ts`), 'utf8').replaceAll(its, name);
