import { lutimes, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ConfigurationFiles, ConfigurationProblem } from '../../plugin/paise.ts';
import type { Bootstrapped } from '../system.ts';
import { pathInTree, valueAt } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { namesAnySchema, namesSchema, schemaFileName, schemaLine } from './schema-file.ts';

/** The user's configuration file: read, checked and edited. What it takes is loaded when it is used. */
export function configurationFiles(boot: Bootstrapped, effective: () => Promise<ConfigurationTree>): ConfigurationFiles {
  const path = boot.configurationFile;
  const schemaPath = join(dirname(path), schemaFileName);
  const everything = async (text?: string) => (await import('./configure-anew.ts')).loadEverything(boot, text);

  async function write(text: string): Promise<void> {
    await save((await everything(text)).loaded);
  }

  async function save(loaded: LoadedConfiguration): Promise<void> {
    const { requireValid } = await import('./load-configuration.ts');
    const { userText } = requireValid(loaded);
    await writeFileAtomically(path, userText);
    if (namesSchema(userText)) await writeFileAtomically(schemaPath, await schemaText(loaded));
  }

  return {
    path,
    schemaPath,
    effective,
    async get(option) {
      const tree = await effective();
      const keys = pathInTree(tree, option);
      if (keys) return valueAt(tree, keys);
      const { findOption, unknownOption } = await import('./find-option.ts');
      const { loaded } = await everything();
      if (!findOption(loaded, option).isKnown) throw unknownOption(loaded, option);
      return undefined;
    },
    async annotated(option) {
      const { loaded } = await everything();
      if (option !== undefined) return (await import('./annotated-option.ts')).annotatedOption(loaded, option);
      return (await import('./annotated.ts')).annotatedConfiguration(loaded);
    },
    async text() {
      const { text, problem } = await (await import('./user-file.ts')).readUserFile(path);
      if (problem === undefined) return text;
      const { message, ...place } = problem;
      throw new PaiseError('CONFIGURATION_UNREADABLE', `The configuration cannot be read: ${message}.`, place);
    },
    async edit(text, option, change) {
      if (change === undefined) return (await import('./edit.ts')).removeOption(text, option);
      const { changeOption } = await import('./change-option.ts');
      return changeOption((await everything(text)).loaded, option, change).text;
    },
    validate: async (text) => (await everything(text)).loaded.problems,
    schema: async () => (await import('./configuration-schema.ts')).configurationSchema((await everything()).loaded),
    async writeSchema() {
      const { loaded } = await everything();
      await writeFileAtomically(schemaPath, await schemaText(loaded));
      const { userText, gathered } = loaded;
      if (gathered.file.problem || namesAnySchema(userText)) return;
      const { applySplices, insertLines } = await import('./text-edit.ts');
      await writeFileAtomically(path, applySplices(userText, [insertLines(userText, 0, [schemaLine])]));
    },
    async add(options) {
      const { addOptions } = await import('./edit.ts');
      await write(addOptions(await textOf(path), options));
    },
    async set(option, change) {
      const { changeOption } = await import('./change-option.ts');
      const { requireValid } = await import('./load-configuration.ts');
      const { loaded: before } = await everything();
      if (before.gathered.file.problem) requireValid(before);
      const { text, value } = changeOption(before, option, change);
      const { loaded } = await everything(text);
      const [problem] = loaded.problems;
      // Places are those of a text that is not going to be written.
      if (problem && before.problems.length === 0) throw refused(problem);
      await save(requireValid(loaded));
      return value;
    },
    write,
    async reset(option) {
      const { removeOption } = await import('./edit.ts');
      if (option !== undefined) return write(removeOption(await textOf(path), option));
      await rm(path, { force: true });
      await rm(schemaPath, { force: true });
    },
  };
}

const schemaText = async (loaded: LoadedConfiguration): Promise<string> =>
  `${JSON.stringify((await import('./configuration-schema.ts')).configurationSchema(loaded), null, 2)}\n`;

const refused = ({ message, hint }: ConfigurationProblem): PaiseError =>
  new PaiseError('CONFIGURATION_INVALID', `Nothing was changed. ${message}`, hint === undefined ? {} : { hint });

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

/** Half a configuration must never be there, whenever the machine stops. A link to a file that is kept elsewhere stays one. */
async function writeFileAtomically(file: string, text: string): Promise<void> {
  const path = await realpath(file).catch(() => file);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, path);
    // An engine watches the folder of the link.
    if (path !== file) await lutimes(file, new Date(), new Date());
  } catch (error) {
    await rm(draft, { force: true });
    throw new PaiseError('CONFIGURATION_UNREADABLE', `The configuration cannot be written: ${(error as Error).message}.`, {
      where: path,
      cause: error,
    });
  }
}
