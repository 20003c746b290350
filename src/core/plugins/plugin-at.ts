import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';
import { dependenciesOf, foundFile, foundPackage, type FoundPlugin } from '../loading/find-plugins.ts';
import { runNpm } from './run-npm.ts';

/** Hands `work` the plugin in a file, a folder with a package, or a tarball of one, which is installed for as long as it takes. */
export async function withPluginAt<T>(path: string, work: (found: FoundPlugin) => Promise<T>): Promise<T> {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw new PaiseError('PLUGIN_UNKNOWN', `There is nothing at ${path}.`, { where: path });
  if (status.isDirectory()) return work(foundPackage(path, []));
  if (!/\.(?:tgz|tar\.gz)$/.test(path)) return work(foundFile(path, 'file'));
  const folder = mkdtempSync(join(tmpdir(), 'paise2-plugin-'));
  try {
    await runNpm(folder, 'install', [path]);
    const [name = ''] = dependenciesOf(folder);
    return await work(foundPackage(join(folder, 'node_modules', name), [join(folder, 'node_modules')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
