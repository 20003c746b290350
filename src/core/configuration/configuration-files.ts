import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ConfigurationFiles } from '../../plugin/paise.ts';
import type { Bootstrapped } from '../system.ts';

/** The user's configuration file: read, checked and edited. What it takes is loaded when it is used. */
export function configurationFiles(boot: Bootstrapped, effective: () => Promise<ConfigurationTree>): ConfigurationFiles {
  const path = boot.configurationFile;
  const everything = async (text?: string) => (await import('./configure-anew.ts')).loadEverything(boot, text);

  async function write(text: string): Promise<void> {
    const { requireValid } = await import('./load-configuration.ts');
    requireValid((await everything(text)).loaded);
    await writeFileAtomically(path, text);
  }

  return {
    path,
    effective,
    async annotated() {
      const { annotatedConfiguration } = await import('./annotated.ts');
      return annotatedConfiguration((await everything()).loaded);
    },
    validate: async (text) => (await everything(text)).loaded.problems,
    async add(options) {
      const { addOptions } = await import('./edit.ts');
      await write(addOptions(await textOf(path), options));
    },
    write,
    async reset(option) {
      const { removeOption } = await import('./edit.ts');
      if (option === undefined) await rm(path, { force: true });
      else await write(removeOption(await textOf(path), option));
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new PaiseError('CONFIGURATION_UNREADABLE', `The configuration cannot be read: ${(error as Error).message}.`, {
      where: path,
      cause: error,
    });
  }
}

/** Half a configuration must never be there, whenever the machine stops. */
async function writeFileAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new PaiseError('CONFIGURATION_UNREADABLE', `The configuration cannot be written: ${(error as Error).message}.`, {
      where: path,
      cause: error,
    });
  }
}
