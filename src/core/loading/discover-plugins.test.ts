import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { StandardResult } from '../../plugin/standard-schema.ts';
import { openInspection } from '../workers/plugins/inspection.ts';
import { openPlaces, workerProgram } from '../workers/plugins/test-plugin-pool.ts';
import { approve } from './approvals.ts';
import { discoverPlugins, type Inspection } from './discover-plugins.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import type { ExternalPlugin } from './plugin-manifest.ts';

const doors = "import { definePlugin, z } from 'paise2/plugin';\n";
const plain = (name: string, more = ''): string =>
  `${doors}export default definePlugin({ name: '${name}', ${more} contentExtractors: { any: { version: 1, extract: async () => {} } } });`;

function open() {
  const places = openPlaces();
  const inspection = openInspection(workerProgram);
  onTestFinished(() => {
    inspection.close();
    places.remove();
  });
  const looks: string[] = [];
  const counting: Inspection = {
    describe: (plugin) => (looks.push(plugin.name), inspection.describe(plugin)),
    validate: (plugin, options) => inspection.validate(plugin, options),
  };
  const discover = () => discoverPlugins(places, counting);
  const problems = async () => Object.fromEntries((await discover()).map(({ name, problem }) => [name, problem]));
  return {
    ...places,
    inspection,
    looks,
    discover,
    problems,
    file: (name: string, code: string) => places.write(`config/plugins/${name}`, code),
  };
}

const loaded = (candidate: PluginCandidate | undefined): Promise<unknown> =>
  candidate?.load() ?? Promise.reject(new Error('there is none'));

test('a file is looked at once, and again when it has changed', async () => {
  const { file, discover, looks } = open();
  const path = file('mine.ts', plain('mine', "description: 'Reads: everything', requires: ['base'],"));
  const [first] = await discover();
  expect(first).toMatchObject({ name: 'mine', from: 'file', points: ['contentExtractors'], requires: ['base'], external: { entry: path } });
  expect(first?.external?.manifest?.description).toBe('Reads: everything');
  await discover();
  expect(looks).toEqual(['mine']);
  file('mine.ts', plain('mine', "description: 'Reads less',"));
  utimesSync(path, 1, 1);
  expect((await discover())[0]?.external?.manifest?.description).toBe('Reads less');
  expect(looks).toEqual(['mine', 'mine']);
});

test('in the engine a plugin has its data and none of its functions; options are checked where it is', async () => {
  const { file, discover } = open();
  const path = file('mine.ts', plain('mine', 'options: z.strictObject({ pages: z.int().default(3) }),'));
  const [candidate] = await discover();
  rmSync(path);
  const { default: stub } = (await loaded(candidate)) as { default: { contentExtractors: { any: { version: number; extract(): void } } } };
  expect(stub.contentExtractors.any.version).toBe(1);
  expect(() => stub.contentExtractors.any.extract()).toThrow('run in a process of their own');
});

test('options are checked with the schema of the plugin, with the place of what is wrong', async () => {
  const { file, discover, inspection } = open();
  file('mine.ts', plain('mine', 'options: z.strictObject({ pages: z.int().default(3), of: z.array(z.string()).default([]) }),'));
  const [candidate] = await discover();
  const validate = (options: unknown): Promise<StandardResult<unknown>> =>
    inspection.validate(candidate?.external as ExternalPlugin, options);
  expect(await validate({})).toEqual({ value: { pages: 3, of: [] } });
  expect(await validate({ of: ['a', 5] })).toMatchObject({ issues: [{ path: ['of', 1] }] });
  expect(await validate({ unknown: 1 })).toHaveProperty('issues');
});

test('whatever happens when a plugin is looked at, it is told, and the others are there', async () => {
  const { file, problems } = open();
  const bad: Readonly<Record<string, readonly [string, string]>> = {
    exits: ['process.exit(3);', 'exit code 3'],
    throws: ["throw new Error('it does not want to');", 'it does not want to'],
    'throws-nothing': ['throw undefined;', 'It cannot be loaded'],
    syntax: ['export default {', 'It cannot be loaded'],
    missing: ["import './nowhere.ts'; export default {};", 'nowhere.ts'],
    'no-plugin': ['export default 42;', 'the default export is not a plugin'],
    nothing: ['export default undefined;', 'the default export is not a plugin'],
    empty: ['', 'its name is not text'],
    shape: ["export default { name: 'shape', contentExtractors: { a: { version: '1' } } };", 'lacks "extract"'],
    shouting: ["export default { name: 'SHOUTING' };", 'not in kebab-case'],
    engine: ["export default { name: 'paise2' };", 'that of the engine'],
    hosts: ["export default { name: 'hosts', permissions: { hosts: ['http://x'] } };", 'is no host'],
    cyclic: [
      "const data = {}; data.self = data; export default { name: 'cyclic', contentExtractors: { a: { version: 1, extract() {}, data } } };",
      'circular',
    ],
    huge: ["export default { name: 'huge', description: 'x'.repeat(50_000_000) };", 'not of the agreed shape'],
    reads: ["import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd'); export default {};", 'restricted'],
    grows: ['for (const held = []; ;) held.push(Buffer.alloc(16 * 2 ** 20, 1));', 'MiB of memory'],
  };
  for (const [name, [code]] of Object.entries(bad)) file(`${name}.js`, code);
  const options: Readonly<Record<string, readonly [string, string]>> = {
    'without-defaults': ['z.strictObject({ folder: z.string() })', 'do not work without configuration: folder: '],
    'no-json': ["z.strictObject({ since: z.string().default('2020-01-01').transform((text) => new Date(text)) })", 'it contains a Date'],
    'throwing-schema': ['z.strictObject({}).refine(() => { throw new Error("not today"); })', 'not today'],
  };
  for (const [name, [schema]] of Object.entries(options)) file(`${name}.ts`, plain(name, `options: ${schema},`));
  file('zz-good.ts', plain('good'));
  const found = await problems();
  const all = { ...bad, ...options };
  for (const [name, [, reason]] of Object.entries(all)) expect(found[name], name).toContain(reason);
  expect(found).toHaveProperty('good', undefined);
  expect(Object.keys(found).length).toBe(Object.keys(all).length + 1);
});

test('a package does what was agreed to, and no more', async () => {
  const { write, dataDirectory, discover, problems } = open();
  const folder = 'data/plugins/node_modules/pack';
  write('data/plugins/package.json', JSON.stringify({ dependencies: { pack: '1.0.0' } }));
  const publish = (version: string, more: string): void => {
    write(`${folder}/package.json`, JSON.stringify({ name: 'pack', version, type: 'module', paise2: { plugin: 'index.js' } }));
    write(`${folder}/index.js`, plain('packed', more));
  };
  publish('1.0.0', "permissions: { hosts: ['example.org'] },");
  expect((await problems())['packed']).toBe('It wants to reach example.org. `paise2 plugins enable packed` agrees to that.');
  const manifest = (await discover())[0]?.external?.manifest;
  if (!manifest) throw new Error('no manifest');
  approve(dataDirectory, manifest);
  expect((await problems())['packed']).toBeUndefined();
  publish('2.0.0', "permissions: { hosts: ['example.org', '*'] },");
  expect((await problems())['packed']).toContain('It wants to reach *.');
  publish('2.1.0', 'commands: { say: { summary: "Says" } },');
  expect((await problems())['packed']).toContain('to be part of the engine (commands)');
  expect((await discover())[0]).toMatchObject({ from: 'package', package: { name: 'pack', version: '2.1.0' } });
});

test('what is part of the engine is imported into it; the rest of the same plugin is not', async () => {
  const { file, discover } = open();
  file(
    'both.js',
    "export default { name: 'both', commands: { say: { summary: 'Says', run: () => 5 } }, contentExtractors: { a: { version: 1, extract: () => 5 } } };",
  );
  const [candidate] = await discover();
  const { default: plugin } = (await loaded(candidate)) as {
    default: { commands: { say: { run(): number } }; contentExtractors: { a: { extract(): void } } };
  };
  expect(plugin.commands.say.run()).toBe(5);
  expect(() => plugin.contentExtractors.a.extract()).toThrow('process of their own');
});

test('a plugin in a folder whose name Node would take for a pattern is not confined, so it is not used', async () => {
  const { write, dataDirectory } = open();
  const config = join(dataDirectory, '..', 'con*fig');
  write('con*fig/plugins/mine.ts', plain('mine'));
  const inspection = openInspection(workerProgram);
  onTestFinished(() => inspection.close());
  const [candidate] = await discoverPlugins({ configDirectory: config, dataDirectory, version: '1' }, inspection);
  expect(candidate?.problem).toContain('contains a "*"');
});
