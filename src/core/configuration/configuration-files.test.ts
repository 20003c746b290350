import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bootstrap } from '../startup.ts';
import { configurationFiles } from './configuration-files.ts';
import { loadEverything } from './configure-anew.ts';
import { schemaLine } from './schema-file.ts';
import { feeds, files } from './test-plugins.ts';

/** A configuration directory of its own, and what is done with it. */
function place(text?: string) {
  const directory = mkdtempSync(join(tmpdir(), 'paise2-configuration-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'config.yaml');
  if (text !== undefined) writeFileSync(path, text);
  const boot = bootstrap({
    version: '0.0.0',
    configDirectory: directory,
    dataDirectory: join(directory, 'data'),
    plugins: [files, feeds].map((plugin) => ({ name: plugin.name, from: 'built-in', load: async () => ({ default: plugin }) })),
    profiles: {},
    workerProgram: new URL('file:///no/worker.js'),
  });
  const configuration = configurationFiles(boot, async () => (await loadEverything(boot)).loaded.tree);
  return { configuration, directory, path, read: () => readFileSync(path, 'utf8'), names: () => readdirSync(directory).toSorted() };
}

test('what is set is what one gets', async () => {
  const { configuration, read, names } = place('# mine\nfiles:\n  followLinks: true # yes\n');
  expect(await configuration.get('files.followLinks')).toBe(true);
  expect(await configuration.set('files.scan.order', { value: 'oldest' })).toBe('oldest');
  expect(await configuration.get('files.scan.order')).toBe('oldest');
  expect(await configuration.get('files.scan')).toEqual({ every: '1h', order: 'oldest' });
  expect(await configuration.get('feeds.token')).toBeUndefined();
  await expect(configuration.get('feeds.tokn')).rejects.toMatchObject({ code: 'USAGE', hint: 'Did you mean feeds.token?' });
  expect(read()).toBe('# mine\nfiles:\n  followLinks: true # yes\n  scan:\n    order: oldest\n');
  expect(names()).toEqual(['config.yaml']);
});

test('what would not be valid is not written', async () => {
  const { configuration, names } = place();
  await expect(configuration.set('files.scan.order', { value: 'newst' })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: 'Nothing was changed. files.scan.order: expected one of newest, oldest, found the text "newst"',
    hint: 'Did you mean newest?',
  });
  await expect(configuration.set('filez.roots', { value: '[a]' })).rejects.toMatchObject({ hint: 'Did you mean files?' });
  await expect(configuration.set('files.rots', { add: ['a'], remove: [] })).rejects.toMatchObject({ hint: 'Did you mean roots?' });
  expect(names()).toEqual([]);
});

test('an option with a mistake can be set right, another one not until then', async () => {
  const { configuration, path, read } = place('files:\n  scan: {order: newst}\n');
  await expect(configuration.set('files.roots', { value: '[a]' })).rejects.toMatchObject({ where: `${path}:2:17` });
  await configuration.set('files.scan.order', { value: 'newest' });
  expect(read()).toBe('files:\n  scan: {order: newest}\n');
});

test('a file that is not text is left alone', async () => {
  const { configuration, path } = place();
  writeFileSync(path, Buffer.from('files: {}', 'utf16le'));
  await expect(configuration.set('files.roots', { value: '[a]' })).rejects.toMatchObject({ code: 'CONFIGURATION_UNREADABLE' });
  await configuration.writeSchema();
  expect(readFileSync(path, 'utf16le')).toBe('files: {}');
});

test('a link to a file that is kept elsewhere stays one', async () => {
  const { configuration, directory, path } = place();
  mkdirSync(join(directory, 'dotfiles'));
  writeFileSync(join(directory, 'dotfiles/paise2.yaml'), '');
  symlinkSync('dotfiles/paise2.yaml', path);
  await configuration.set('files.followLinks', { value: 'true' });
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(directory, 'dotfiles/paise2.yaml'), 'utf8')).toBe('files:\n  followLinks: true\n');
});

test('the schema is written when asked for, and renewed as long as the file names it', async () => {
  const { configuration, directory, read, names } = place('files: {roots: [a]}\n');
  await configuration.set('files.followLinks', { value: 'true' });
  expect(names()).toEqual(['config.yaml']);
  await configuration.writeSchema();
  await configuration.writeSchema();
  expect(read()).toBe(`${schemaLine}\nfiles: {roots: [a], followLinks: true}\n`);
  const schemaFile = join(directory, 'config.schema.json');
  expect(configuration.schemaPath).toBe(schemaFile);
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(await configuration.schema());

  writeFileSync(schemaFile, 'of an older version');
  await configuration.set('files.followLinks', { value: 'false' });
  expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(await configuration.schema());
  await configuration.write('files: {}\n');
  writeFileSync(schemaFile, 'not named any more');
  await configuration.set('files.followLinks', { value: 'true' });
  expect(readFileSync(schemaFile, 'utf8')).toBe('not named any more');
  await configuration.reset();
  expect(names()).toEqual([]);
});

test('saving what `config edit` opens brings the schema along', async () => {
  const { configuration, names } = place();
  await configuration.write(await configuration.annotated());
  expect(names()).toEqual(['config.schema.json', 'config.yaml']);
});

test('a text is edited as `set` and `reset` do, and nothing is written', async () => {
  const text = '# mine\nfiles:\n  followLinks: true # yes\n';
  const { configuration, read } = place(text);
  const edited = await configuration.edit(text, 'files.scan.order', { value: 'oldest' });
  expect(edited).toBe('# mine\nfiles:\n  followLinks: true # yes\n  scan:\n    order: oldest\n');
  expect(await configuration.edit(edited, 'files.scan.order', undefined)).toBe(`${text}  scan:\n`);
  expect(await configuration.edit('', 'files.roots', { add: ['~/a'], remove: [] })).toBe('files:\n  roots:\n    - ~/a\n');
  // What is wrong with it is for `validate` to say.
  expect(await configuration.edit('', 'files.scan.order', { value: 'newst' })).toContain('newst');
  await expect(configuration.edit('files: [', 'files.followLinks', { value: 'true' })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
  });
  expect(await configuration.text()).toBe(text);
  expect(read()).toBe(text);
});

test('the text of a file is that, of none empty, and of what is not text an error', async () => {
  const { configuration, path } = place();
  expect(await configuration.text()).toBe('');
  writeFileSync(path, Buffer.from('files: {}', 'utf16le'));
  await expect(configuration.text()).rejects.toMatchObject({ code: 'CONFIGURATION_UNREADABLE', where: path });
});
