import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { newPlugin } from '../src/builtin/commands/new-plugin/new-plugin.ts';
import { kindNames } from '../src/builtin/commands/new-plugin/kind-names.ts';
import { templates } from '../src/builtin/commands/new-plugin/templates.ts';
import { packPlugin } from '../src/builtin/commands/pack-plugin/pack-plugin.ts';
import { definePlugin } from '../src/plugin/define-plugin.ts';
import type { Paise } from '../src/plugin/paise.ts';
import type { PluginInfo } from '../src/plugin/plugins.ts';
import { recordingCommandHost } from '../src/testing/hosts/command-host.ts';
import { runPaise } from './support/command.ts';
import { fencedBlocks } from './support/markdown.ts';
import { createPlace } from './support/place.ts';
import { buildPackage, linkDependencies, npm, temporaryFolder } from './support/plugin-package.ts';

const root = resolve(import.meta.dirname, '..');
const paise2 = buildPackage();
const commands = definePlugin({ name: 'commands', commands: { new: newPlugin, pack: packPlugin } });

interface Line {
  readonly name?: string;
  readonly options?: Readonly<Record<string, string | true>>;
  readonly json?: boolean;
}

/** Runs `paise2 plugins new`, with the configuration in a folder of the test. */
async function runNew(folder: string, { name = 'my-notes', options = {}, json = false }: Line) {
  const configuration = { path: join(folder, 'config/config.yaml') } as Paise['configuration'];
  const { host, recorded } = recordingCommandHost(commands, { paise: { version: '0.1.0', configuration }, json });
  await newPlugin.run?.(host, { arguments: { NAME: name }, options: { dir: folder, ...options } });
  return recorded();
}

test.each(kindNames)('new --kind %s: it type-checks, its tests pass, and it builds', async (kind) => {
  const folder = temporaryFolder();
  const { lines } = await runNew(folder, { options: { kind, paise2 } });
  const [made = ''] = lines;
  expect(made).toBe(join(folder, 'paise2-plugin-my-notes'));
  linkDependencies(made, paise2);
  expect(npm(made, 'test')).toMatch(/^# fail 0$|^ℹ fail 0$/m);
  npm(made, 'run', 'build');
  const { default: plugin } = (await import(join(made, 'dist/index.js'))) as { readonly default: object };
  expect(Object.keys(plugin)).toContain(templates[kind].point);
});

test('templates made of examples have the name of the plugin in all places, and no other', () => {
  expect(templates.extractor.code('stew')).toContain("fileExtensions: ['.stew']");
  expect(templates.extractor.code('stew')).not.toContain('recipe');
  expect(templates.source.code('diary-notes')).toContain("urlSchemes: ['diary-notes']");
  expect(templates['state-storage'].code('my-state')).toContain("name: 'my-state'");
});

test('new --file: one file in the folder of plugins', async () => {
  const folder = temporaryFolder();
  const { values } = await runNew(folder, { name: 'recipe', options: { file: true }, json: true });
  const path = join(folder, 'config/plugins/recipe.ts');
  expect(values).toEqual([expect.objectContaining({ name: 'recipe', kind: 'extractor', path, files: [path] })]);
  expect(readFileSync(path, 'utf8')).toContain("name: 'recipe'");
});

test.each(['My-Notes', 'notes_2', '-notes', 'notes-', '../notes', '2notes', ''])('new: "%s" is no name', async (name) => {
  const folder = temporaryFolder();
  await expect(runNew(folder, { name })).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(`"${name}"`) as string });
  expect(readdirSync(folder)).toEqual([]);
});

test('new: nothing that exists is written over', async () => {
  const folder = temporaryFolder();
  for (const options of [{}, { file: true }] as const) {
    await runNew(folder, { options });
    await expect(runNew(folder, { options })).rejects.toMatchObject({ code: 'USAGE' });
  }
});

/** A package that can be published, changed by `change`. */
async function packageWith(change: (folder: string, description: Record<string, unknown>) => void): Promise<string> {
  const folder = temporaryFolder();
  await runNew(folder, { options: { paise2 } });
  const made = join(folder, 'paise2-plugin-my-notes');
  linkDependencies(made, paise2);
  const path = join(made, 'package.json');
  const description = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(made, description);
  writeFileSync(path, JSON.stringify(description));
  return made;
}

/** What the engine would say of the plugin. That it does is its own test. */
const info: PluginInfo = {
  name: 'my-notes',
  from: 'package',
  state: 'enabled',
  version: '0.1.0',
  contract: 1,
  permissions: { read: ['~/Notes'], hosts: ['*'] },
  trusted: ['commands'],
  extensions: { contentExtractors: ['my-notes/file'] },
};

async function runPack(
  folder: string,
  { json = false, inspected = info }: { readonly json?: boolean; readonly inspected?: PluginInfo } = {},
) {
  const plugins = { inspect: async () => inspected } as unknown as Paise['plugins'];
  const { host, recorded } = recordingCommandHost(commands, { paise: { plugins }, json });
  const code = await packPlugin.run?.(host, { arguments: { DIR: folder }, options: { out: folder } });
  return { code, ...recorded() };
}

test('pack: builds, tells what the plugin is and asks for, and writes a tarball without tests', async () => {
  const folder = await packageWith(() => {});
  const { code, lines } = await runPack(folder);
  const tarball = join(folder, 'paise2-plugin-my-notes-0.1.0.tgz');
  expect(code, lines.join('\n')).toBe(0);
  expect(lines.join('\n')).toMatch(/~\/Notes[^]*any public host[^]*\(commands\)[^]*my-notes\/file/);
  expect(lines.join('\n')).toContain(tarball);
  expect(existsSync(tarball)).toBe(true);
  const { values } = await runPack(folder, { json: true });
  expect(values).toEqual([
    expect.objectContaining({
      faults: [],
      tarball,
      files: ['LICENSE', 'README.md', 'dist/index.d.ts', 'dist/index.js', 'package.json'],
    }),
  ]);
});

test('pack: all faults at once, each with what to do', async () => {
  const folder = await packageWith((made, description) => {
    Object.assign(description, {
      version: 'one',
      license: 'UNLICENSED',
      private: true,
      type: 'commonjs',
      exports: { '.': './dist/other.js' },
      files: ['dist', 'build', 'binding.gyp'],
      paise2: { plugin: './src/index.ts', contract: 99 },
      scripts: { postinstall: 'node build.js' },
      dependencies: { paise2: '*', bindings: '^1.5.0' },
      peerDependenciesMeta: {},
    });
    rmSync(join(made, 'README.md'));
    for (const path of ['build/addon.node', 'binding.gyp']) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      writeFileSync(join(made, path), '');
    }
  });
  const { code, lines } = await runPack(folder, { inspected: { ...info, problem: 'It threw when it was imported.' } });
  expect(code).toBe(1);
  const problems = [
    '"one" is no version.',
    'It has no licence',
    'It is private',
    'Its files are not modules.',
    './src/index.ts is not JavaScript',
    'does not know version 99 of the contract',
    'a script "postinstall"',
    'It depends on paise2',
    'a second paise2 beside',
    'It depends on bindings',
  ];
  for (const problem of problems)
    expect(
      lines.filter((line) => line.includes(problem)),
      problem,
    ).toHaveLength(1);
});

test('pack: faults of what would be in the package', async () => {
  const folder = await packageWith((made, description) => {
    Object.assign(description, { files: ['dist', 'data', 'binding.gyp'], exports: './dist/other.js' });
    rmSync(join(made, 'README.md'));
    mkdirSync(join(made, 'data'));
    writeFileSync(join(made, 'data/addon.node'), '');
    writeFileSync(join(made, 'binding.gyp'), '{}');
    writeFileSync(join(made, 'data/model.bin'), Buffer.alloc(21 * 1024 ** 2));
  });
  const { code, values } = await runPack(folder, { json: true });
  expect(code).toBe(1);
  const [{ faults } = { faults: [] }] = values as readonly {
    readonly faults: readonly { readonly problem: string; readonly remedy: string }[];
  }[];
  expect(faults.map(({ problem }) => problem.split(/[.;] /, 1)[0])).toEqual([
    './dist/other.js would not be in the package.',
    'It has no README.',
    'binding.gyp is native code, which confined processes do not load.',
    'data/addon.node is native code, which confined processes do not load.',
    'It is 22.0 MB large',
  ]);
  expect(faults.every(({ remedy }) => remedy.endsWith('.'))).toBe(true);
  expect(existsSync(join(folder, 'paise2-plugin-my-notes-0.1.0.tgz'))).toBe(false);
});

test('pack: a folder without a package is told', async () => {
  await expect(runPack(temporaryFolder())).rejects.toMatchObject({ code: 'USAGE' });
});

test('the tutorial prints what it says', async () => {
  const text = readFileSync(join(root, 'docs/plugin-authors/first-plugin.md'), 'utf8');
  const place = createPlace();
  const home = dirname(place.files);
  for (const { info: file, code } of fencedBlocks(text, 'text')) place.write(file, code);
  for (const { code: session } of fencedBlocks(text, 'console')) {
    for (const step of session.split(/^\$ paise2 /m).slice(1)) {
      const [line = '', ...expected] = step.trimEnd().split('\n');
      const words = line.split(' ').map((word) => word.replace(/^~/, home));
      const { code, stdout, stderr } = await runPaise(place, words, { env: { PAISE2_CONFIG_DIR: join(home, '.config/paise2') } });
      expect(code, `${line}: ${stderr}${stdout}`).toBe(0);
      expect(stdout.replaceAll(home, '~').trimEnd(), line).toMatch(patternOf(expected));
    }
  }
});

/** Lines as they are; one with an ellipsis stands for any number of them. */
function patternOf(lines: readonly string[]): RegExp {
  const patterns = lines.map((line) => (line.trim() === '…' ? '(?:.*\n)*.*' : line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${patterns.join('\n')}$`);
}
