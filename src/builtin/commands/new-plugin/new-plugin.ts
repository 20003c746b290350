import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command, CommandHost, CommandInput } from '../../../plugin/command.ts';
import { PaiseError } from '../../../plugin/errors.ts';
import { argumentText, isSet, optionText } from '../input.ts';
import { kindNames, type Kind } from './kind-names.ts';

export const newPlugin: Command = {
  summary: 'Begin a plugin: a package with code, tests and all that it takes to publish it',
  description:
    'The package works as it is: `npm install && npm test && npx paise2 plugins pack`. With --file only its code is written, to be used at once.',
  arguments: [{ name: 'NAME', summary: 'name of the plugin, for example my-notes', required: true }],
  options: [
    { name: 'kind', short: 'k', value: 'KIND', summary: 'what it begins with; extractor if not given', choices: kindNames },
    { name: 'dir', value: 'DIR', summary: 'folder in which the folder of the package is made; here if not given' },
    { name: 'paise2', value: 'SPEC', summary: 'paise2 to develop with: a version, a folder or a tarball' },
    { name: 'file', summary: 'write one file into the folder of plugins, not a package' },
  ],
  async run(host, input) {
    const name = validName(argumentText(input, 'NAME'));
    const kind = kindNames.find((known) => known === optionText(input, 'kind')) ?? 'extractor';
    const written = isSet(input, 'file') ? await writeOneFile(host, name, kind) : await writePackage(host, input, { name, kind });
    if (host.output.json) host.output.value({ name, kind, ...written });
    else for (const line of written.next) host.output.line(line);
  },
};

interface Written {
  readonly path: string;
  readonly files: readonly string[];
  /** What to tell a person. */
  readonly next: readonly string[];
}

async function writeOneFile({ paise }: CommandHost, name: string, kind: Kind): Promise<Written> {
  const { templates } = await import('./templates.ts');
  const path = join(dirname(paise.configuration.path), 'plugins', `${name}.ts`);
  await writeNew(path, templates[kind].code(name));
  return { path, files: [path], next: [path, `It is used from now on. To see what it does: paise2 plugins info ${name}`] };
}

async function writePackage(
  { paise }: CommandHost,
  input: CommandInput,
  plugin: { readonly name: string; readonly kind: Kind },
): Promise<Written> {
  const { packageFiles } = await import('./package-files.ts');
  const folder = resolve(optionText(input, 'dir') ?? '.', `paise2-plugin-${plugin.name}`);
  if (existsSync(folder)) throw taken(folder);
  const paise2 = sourceOf(optionText(input, 'paise2') ?? `^${paise.version}`);
  const files = packageFiles({ ...plugin, version: paise.version, paise2 });
  for (const [path, text] of files) await writeNew(join(folder, path), text);
  const next = [folder, `Now: cd ${folder} && npm install && npm test && npx paise2 plugins pack`];
  return { path: folder, files: [...files.keys()], next };
}

/** Paths mean what they mean where the command was given, not within the new folder. */
const sourceOf = (spec: string): string => (existsSync(spec) ? `file:${resolve(spec)}` : spec);

function validName(name: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 60) return name;
  throw new PaiseError('USAGE', `"${name}" cannot be the name of a plugin.`, {
    hint: 'Use words of lower-case letters and digits, joined by dashes: my-notes.',
  });
}

const taken = (path: string): PaiseError =>
  new PaiseError('USAGE', `${path} exists already.`, { hint: 'Choose another name, or another place with --dir.' });

async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(path) : error;
  });
}
