import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPlugins } from './find-plugins.ts';
import { packageEntry } from './package-entry.ts';
import { trustProject } from './trusted-projects.ts';

function place() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'paise2-find-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, content: object | string = ''): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const find = () => findPlugins({ configDirectory: join(root, 'config'), dataDirectory: join(root, 'data') });
  return { root, write, find };
}

const names = (found: ReturnType<typeof findPlugins>): readonly string[] => found.map(({ from, entry }) => `${from} ${basename(entry)}`);

test('nothing is there at first', () => {
  expect(place().find()).toEqual([]);
});

test('plugins are the code files; tests, declarations and what leads nowhere are left out', () => {
  const { root, write, find } = place();
  for (const name of [
    'b.ts',
    'a.js',
    'c.mjs',
    'd.mts',
    'x.test.ts',
    'x.spec.js',
    'x.d.ts',
    '_x.ts',
    '.x.ts',
    'x.json',
    'x.cjs',
    'readme.md',
    'sub/x.ts',
  ])
    write(`config/plugins/${name}`);
  mkdirSync(join(root, 'config/plugins/folder.ts'));
  symlinkSync(join(root, 'nowhere'), join(root, 'config/plugins/dangling.ts'));
  symlinkSync('loop.ts', join(root, 'config/plugins/loop.ts'));
  symlinkSync(write('else/linked.ts'), join(root, 'config/plugins/link.ts'));
  expect(names(find())).toEqual(['file a.js', 'file b.ts', 'file c.mjs', 'file d.mts', 'file linked.ts']);
  expect(find().at(-1)).toMatchObject({ entry: join(root, 'else/linked.ts'), folders: [join(root, 'else')] });
});

test('the fingerprint changes with the file', () => {
  const { write, find } = place();
  const file = write('config/plugins/a.ts', 'one');
  const first = find()[0]?.fingerprint;
  expect(find()[0]?.fingerprint).toBe(first);
  utimesSync(file, 1, 1);
  const second = find()[0]?.fingerprint;
  expect(second).not.toBe(first);
  write('config/plugins/a.ts', 'two!');
  utimesSync(file, 1, 1);
  expect(find()[0]?.fingerprint).not.toBe(second);
});

test('files of a project are there when it is trusted, and say what changed since', () => {
  const { root, write, find } = place();
  const files = [write('project/.paise2/plugins/a.ts'), write('project/.paise2/plugins/b.ts')];
  expect(find()).toEqual([]);
  trustProject(join(root, 'data'), join(root, 'project'), files);
  expect(find()).toMatchObject([{ from: 'project' }, { from: 'project' }]);
  write('project/.paise2/plugins/b.ts', 'changed');
  write('project/.paise2/plugins/c.ts', 'new');
  expect(find().map(({ problem }) => problem?.split(' ').slice(0, 3).join(' '))).toEqual([
    undefined,
    'It was changed',
    'It appeared after',
  ]);
  rmSync(join(root, 'project'), { recursive: true });
  expect(find()).toEqual([]);
});

test('packages are those that were asked for, and come first', () => {
  const { root, write, find } = place();
  write('config/plugins/a.ts');
  write('data/plugins/package.json', { dependencies: { '@me/good': '1', empty: '1', gone: '1' } });
  write('data/plugins/node_modules/@me/good/package.json', {
    name: '@me/good',
    version: '1.2.3',
    homepage: 'https://x',
    paise2: { plugin: 'i.js', contract: 1 },
  });
  write('data/plugins/node_modules/@me/good/i.js');
  write('data/plugins/node_modules/empty/package.json', { name: 'empty', version: '1' });
  write('data/plugins/node_modules/brought-along/package.json', { name: 'brought-along', paise2: { plugin: 'i.js' } });
  const [good, empty, gone, file] = find();
  const all = join(root, 'data/plugins/node_modules');
  expect(good).toMatchObject({
    from: 'package',
    entry: join(all, '@me/good/i.js'),
    folders: [all, join(all, '@me/good')],
    package: { name: '@me/good', version: '1.2.3', homepage: 'https://x', contract: 1 },
  });
  expect(good).not.toHaveProperty('problem');
  expect(empty).toMatchObject({ from: 'package', problem: expect.stringContaining('no field paise2.plugin') as unknown });
  expect(gone).toMatchObject({ from: 'package', problem: expect.stringContaining('missing') as unknown });
  expect(file?.from).toBe('file');
  expect(find().length).toBe(4);
});

test('a package.json of packages that is damaged is like none', () => {
  const { write, find } = place();
  for (const damaged of ['', '[]', 'null', '{"dependencies":5}']) {
    write('data/plugins/package.json', damaged);
    expect(find()).toEqual([]);
  }
});

const entryOf = (paise2: unknown, more: object = {}) => {
  const { root, write } = place();
  write('package/package.json', { name: 'p', version: '1', paise2, ...more });
  write('package/lib/index.js');
  write('outside.js');
  symlinkSync(join(root, 'outside.js'), join(root, 'package/link.js'));
  symlinkSync('lib/index.js', join(root, 'package/inner.js'));
  const found = packageEntry(join(root, 'package'));
  return 'problem' in found ? found.problem : found.entry.slice(root.length);
};

test('the entry of a package lies within it', () => {
  expect(entryOf({ plugin: 'lib/index.js' })).toBe('/package/lib/index.js');
  expect(entryOf({ plugin: './lib/../lib/index.js' })).toBe('/package/lib/index.js');
  expect(entryOf({ plugin: 'inner.js' })).toBe('/package/lib/index.js');
  for (const plugin of ['../outside.js', 'lib/../../outside.js', 'link.js', '../package/../outside.js'])
    expect(entryOf({ plugin })).toContain('lies outside the package');
});

test.each([
  [undefined, 'no field paise2.plugin'],
  [5, 'no field paise2.plugin'],
  [{ plugin: 5 }, 'no field paise2.plugin'],
  [{ plugin: 'missing.js' }, 'missing.js is missing'],
  [{ plugin: 'lib' }, 'lib is missing'],
  [{ plugin: '/etc/passwd' }, 'is missing'],
  [{ plugin: 'lib/index.js\0' }, 'is missing'],
  [{ plugin: 'lib/index.js', contract: 999 }, 'version 999 of the contract'],
])('%j: %s', (paise2, problem) => {
  expect(entryOf(paise2)).toContain(problem);
});
