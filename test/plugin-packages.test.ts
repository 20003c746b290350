import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { index, pathsOf } from './support/asking.ts';
import { runPaise, type Ran, type RunOptions } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { addedPlugins, extractorPlugin, problemsOf, writePlugin } from './support/plugin-files.ts';
import { makePackage, startRegistry } from './support/plugin-registry.ts';

const run = (place: Place, args: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  runPaise(place, ['plugins', ...args], options);

const plugin = (permissions: string, word = 'first'): string =>
  `import { upper } from './upper.js';\n${extractorPlugin({ name: 'loud', extension: '.loud', adds: `upper(text) + ' ${word}'`, more: `permissions: ${permissions},` })}`;
const upper = 'export const upper = (text) => text.toUpperCase();';
const describe = (version: string): Readonly<Record<string, unknown>> => ({
  name: 'paise2-plugin-loud',
  version,
  homepage: 'https://example.org/loud',
  paise2: { plugin: './plugin.js', contract: 1 },
});
/** The package in one version, and what it wants. */
const loud = (place: Place, version: string, permissions = '{}', more: Readonly<Record<string, unknown>> = {}) =>
  makePackage(place, { ...describe(version), ...more }, { 'plugin.js': plugin(permissions, `v${version}`), 'upper.js': upper });

const marks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack', 'postpack'];

test('a package is added from a folder or a tarball: shown, asked for, without running its scripts', async () => {
  const place = createPlace();
  const mark = join(dirname(place.files), 'a-script-ran');
  const scripts = Object.fromEntries(marks.map((name) => [name, `touch ${mark}`]));
  const wishes = "{ read: ['~/Loud'], hosts: ['example.org', '*'], commands: ['cat'] }";
  const { folder, tarball } = loud(place, '1.0.0', wishes, { scripts });
  const file = place.write('a.loud', 'zebra');
  for (const spec of [folder, tarball]) {
    const refused = await run(place, ['add', spec]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe('It was not agreed to, so it is not used. Use --yes to agree without a question.\n');
    for (const wish of ['read ~/Loud and all that is in it', 'reach example.org', 'reach any public host', 'run the program cat'])
      expect(refused.stdout).toContain(wish);
    expect(await addedPlugins(place)).toEqual([]);
    expect(existsSync(join(place.dataDirectory, 'plugins/node_modules/paise2-plugin-loud'))).toBe(false);

    const added = await run(place, ['add', spec, '--yes']);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toMatch(/loud is added\.\n$/);
    expect(await addedPlugins(place)).toMatchObject([
      {
        name: 'loud',
        from: 'package',
        state: 'enabled',
        package: 'paise2-plugin-loud',
        version: '1.0.0',
        contract: 1,
        homepage: 'https://example.org/loud',
        permissions: { read: ['~/Loud'], hosts: ['example.org', '*'], commands: ['cat'] },
      },
    ]);
    await index(place);
    expect(await pathsOf(place, 'ZEBRA "v1.0.0"')).toEqual([file]);
    expect(await run(place, ['remove', 'loud'])).toMatchObject({ code: 0, stdout: 'loud is removed.\n' });
    expect(await addedPlugins(place)).toEqual([]);
    await index(place);
    expect(await pathsOf(place, '"v1.0.0"')).toEqual([]);
  }
  expect(existsSync(mark)).toBe(false);
});

test('what cannot be added is taken out again and says why', async () => {
  const place = createPlace();
  const file = writePlugin(place, 'loud.ts', extractorPlugin({ name: 'loud', extension: '.loud' }));
  const { folder } = loud(place, '1.0.0');
  const noPlugin = makePackage(place, { name: 'left-out', version: '1.0.0' }, { 'index.js': '' }).folder;
  const broken = makePackage(place, { ...describe('1.0.0'), name: 'broken' }, { 'plugin.js': 'export default 7;' }).folder;
  const newer = makePackage(
    place,
    { ...describe('1.0.0'), name: 'newer', paise2: { plugin: './plugin.js', contract: 99 } },
    { 'plugin.js': '' },
  ).folder;
  const unbuilt = makePackage(place, { ...describe('1.0.0'), name: 'unbuilt', paise2: { plugin: './dist/plugin.js' } }, {}).folder;
  for (const [spec, complaint] of [
    [folder, `There is a plugin "loud" already: ${file}.`],
    [noPlugin, 'its package.json has no field paise2.plugin'],
    [broken, 'the default export is not a plugin'],
    [newer, 'version 99 of the contract'],
    [unbuilt, 'Its file ./dist/plugin.js is missing.'],
    [file, place.configDirectory],
    ['./none', 'There is nothing at ./none.'],
    [place.files, 'has no package.json'],
  ] as const) {
    const ran = await run(place, ['add', spec, '--yes']);
    expect(ran, spec).toMatchObject({ code: 1 });
    expect(ran.stderr).toContain(complaint);
  }
  expect(await addedPlugins(place)).toMatchObject([{ name: 'loud', from: 'file' }]);
  const { dependencies = {} } = JSON.parse(readFileSync(join(place.dataDirectory, 'plugins/package.json'), 'utf8')) as {
    dependencies?: object;
  };
  expect(dependencies).toEqual({});
});

test('a package of a registry is updated, and set aside where it wants more, until a person agrees', async () => {
  const place = createPlace();
  const registry = await startRegistry();
  const env = registry.environment;
  const file = place.write('a.loud', 'zebra');
  registry.publish(loud(place, '1.0.0').tarball);
  expect(await run(place, ['add', 'paise2-plugin-loud', '--yes'], { env })).toMatchObject({ code: 0, stderr: '' });
  await index(place);
  expect(await pathsOf(place, '"v1.0.0"')).toEqual([file]);
  expect((await run(place, ['update'], { env })).stdout).toBe('Everything is up to date.\n');

  registry.publish(loud(place, '1.1.0').tarball);
  expect((await run(place, ['update'], { env })).stdout).toBe('loud: 1.0.0 → 1.1.0\n');
  expect(await problemsOf(place)).toEqual({});

  registry.publish(loud(place, '1.2.0', "{ hosts: ['example.org'] }").tarball);
  const update = await run(place, ['update', 'loud'], { env });
  expect(update.stdout).toMatch(/reach example\.org over the network\n(.*\n)*loud: 1\.1\.0 → 1\.2\.0\n$/);
  expect(update.stderr).toContain('loud is set aside: It wants to reach example.org. `paise2 plugins enable loud` agrees to that.');
  expect(await addedPlugins(place)).toMatchObject([{ state: 'set aside', version: '1.2.0' }]);
  expect((await runPaise(place, ['index', '--once', place.files])).stderr).toContain('"loud" was set aside');
  expect(await pathsOf(place, 'ZEBRA v1')).toEqual([]);
  expect(await run(place, ['enable', 'loud'])).toMatchObject({ code: 0 });
  await index(place);
  expect(await pathsOf(place, '"v1.2.0"')).toEqual([file]);

  registry.publish(loud(place, '1.3.0', "{ hosts: ['example.org'], commands: ['cat'] }").tarball);
  expect(await run(place, ['update', '--yes'], { env })).toMatchObject({ code: 0, stderr: '' });
  expect(await addedPlugins(place)).toMatchObject([{ state: 'enabled', version: '1.3.0' }]);
  expect(await run(place, ['add', 'paise2-plugin-nowhere', '--yes'], { env })).toMatchObject({ code: 1 });
  expect(registry.missed).toEqual(['/paise2-plugin-nowhere']);
});

test('a package that was added from a folder is updated from there', async () => {
  const place = createPlace();
  const { folder } = loud(place, '1.0.0');
  await run(place, ['add', folder, '--yes']);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', ...describe('2.0.0') }));
  writeFileSync(join(folder, 'plugin.js'), plugin('{}', 'second'));
  expect((await run(place, ['update', 'loud', '--json'])).json()).toEqual([{ name: 'loud', before: '1.0.0', after: '2.0.0' }]);
  const file = place.write('a.loud', 'zebra');
  await index(place);
  expect(await pathsOf(place, 'second')).toEqual([file]);
});
