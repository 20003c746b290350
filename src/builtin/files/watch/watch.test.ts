import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../../plugin/file-url.ts';
import { makeTree } from '../test-tree.ts';
import { watchRoots } from './test-watch.ts';

test('what happens to files is reported within a second', async () => {
  const root = makeTree({ 'a.txt': 'a', 'sub/b.txt': 'b', 'sub/c.txt': 'c' });
  const watched = await watchRoots([root]);
  const took: Record<string, number> = {};
  const measure = async (what: string, path: string, act: () => void): Promise<void> => {
    act();
    took[what] = Math.round(await watched.untilReported(path));
    expect(watched.urls()).toEqual([fileUrl(path)]);
    await watched.settle();
  };
  await measure('create', join(root, 'new.txt'), () => writeFileSync(join(root, 'new.txt'), ''));
  await measure('edit', join(root, 'sub/b.txt'), () => appendFileSync(join(root, 'sub/b.txt'), 'more'));
  await measure('touch', join(root, 'sub/b.txt'), () => utimesSync(join(root, 'sub/b.txt'), 1, 1));
  await measure('delete', join(root, 'sub/c.txt'), () => rmSync(join(root, 'sub/c.txt')));
  process.stdout.write(`Milliseconds from a change to its report: ${JSON.stringify(took)}\n`);
  expect(Math.max(...Object.values(took))).toBeLessThan(1_000);
});

test('a rename is one report of both names', async () => {
  const root = makeTree({ 'a/x.txt': 'x', 'b/': '' });
  const watched = await watchRoots([root]);
  renameSync(join(root, 'a/x.txt'), join(root, 'b/y.txt'));
  await watched.untilReported(join(root, 'b/y.txt'));
  expect(watched.changes.filter(({ type }) => type === 'changed')).toEqual([
    { type: 'changed', urls: [fileUrl(join(root, 'a/x.txt')), fileUrl(join(root, 'b/y.txt'))] },
  ]);
});

test('folders that are made, moved in, renamed and removed are reported, and what happens in them later', async () => {
  const root = makeTree({ 'old/sub/deep/x.txt': 'x' });
  const outside = makeTree({ 'tree/sub/deep/x.txt': 'x' });
  const watched = await watchRoots([root]);
  const edit = async (path: string): Promise<void> => {
    await watched.settle();
    writeFileSync(join(root, path), '');
    await watched.untilReported(join(root, path));
  };

  mkdirSync(join(root, 'made/a/b/c/d'), { recursive: true });
  await watched.untilReported(join(root, 'made'));
  await edit('made/a/b/c/d/x.txt');

  renameSync(join(outside, 'tree'), join(root, 'tree'));
  await watched.untilReported(join(root, 'tree'));
  await edit('tree/sub/deep/x.txt');

  renameSync(join(root, 'old'), join(root, 'new'));
  await watched.untilReported(join(root, 'new'));
  expect(watched.urls()).toContain(fileUrl(join(root, 'old')));
  await edit('new/sub/deep/x.txt');

  await watched.settle();
  rmSync(join(root, 'new'), { recursive: true });
  await watched.untilReported(join(root, 'new'));
  mkdirSync(join(root, 'new/sub'), { recursive: true });
  await edit('new/sub/again.txt');
});

test('what editors do when they save is a report of the file', async () => {
  const root = makeTree({ 'a.txt': '1', 'b.txt': '1' });
  const watched = await watchRoots([root]);
  writeFileSync(join(root, '.a.txt.swp'), '');
  writeFileSync(join(root, 'a.txt.tmp'), '2');
  renameSync(join(root, 'a.txt.tmp'), join(root, 'a.txt'));
  renameSync(join(root, 'b.txt'), join(root, 'b.txt~'));
  writeFileSync(join(root, 'b.txt'), '2');
  await watched.untilReported(join(root, 'b.txt'));
  await watched.settle();
  writeFileSync(join(root, 'b.txt'), '3');
  await watched.untilReported(join(root, 'b.txt'));
  expect(new Set(watched.urls())).toEqual(new Set([fileUrl(join(root, 'b.txt'))]));
});

test('what is left out causes no report', async () => {
  const root = makeTree({
    '.git/': '',
    '.gitignore': 'build/\n*.log\n',
    'build/deep/x.txt': '',
    'node_modules/p/x.js': '',
    'target/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55',
    'target/debug/x.txt': '',
    'kept/x.txt': '',
  });
  const watched = await watchRoots([root], { exclude: ['drafts/'] });
  for (const path of [
    '.git/index',
    'build/deep/y.txt',
    'build/z',
    'node_modules/p/y.js',
    'target/y.txt',
    'target/debug/y.txt',
    'a.log',
    '.hidden',
  ])
    writeFileSync(join(root, path), '');
  mkdirSync(join(root, 'drafts/a'), { recursive: true });
  mkdirSync(join(root, 'kept/node_modules/q'), { recursive: true });
  rmSync(join(root, 'a.log'));
  rmSync(join(root, '.hidden'));
  writeFileSync(join(root, 'kept/last.txt'), '');
  await watched.untilReported(join(root, 'kept/last.txt'));
  writeFileSync(join(root, 'drafts/a/x.txt'), '');
  writeFileSync(join(root, 'kept/node_modules/q/x.js'), '');
  await watched.until('the last report', () => watched.changes.length > 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'kept/last.txt'))]);
});

test('a secret file is listed by name, so its removal counts', async () => {
  const root = makeTree({ '.env': 'A=1' });
  const watched = await watchRoots([root]);
  rmSync(join(root, '.env'));
  await watched.untilReported(join(root, '.env'));
  expect(watched.urls()).toEqual([fileUrl(join(root, '.env'))]);
});

test('a changed ignore file leads to its folder, and to other watches', async () => {
  const root = makeTree({ 'a/one/x.txt': '', 'a/two/x.txt': '', 'b/x.txt': '' });
  const watched = await watchRoots([root]);
  writeFileSync(join(root, 'a/.paise2ignore'), 'one/\n');
  await watched.untilReported(join(root, 'a'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'a'))]);
  await watched.settle();
  writeFileSync(join(root, 'a/one/y.txt'), '');
  writeFileSync(join(root, 'a/two/y.txt'), '');
  await watched.untilReported(join(root, 'a/two/y.txt'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'a/two/y.txt'))]);

  rmSync(join(root, 'a/.paise2ignore'));
  await watched.untilReported(join(root, 'a'));
  await watched.settle();
  writeFileSync(join(root, 'a/one/y.txt'), 'again');
  await watched.untilReported(join(root, 'a/one/y.txt'));
});

test('a folder is entered when its cache tag is removed', async () => {
  const root = makeTree({ 'out/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55', 'out/sub/x.txt': '' });
  const watched = await watchRoots([root]);
  rmSync(join(root, 'out/CACHEDIR.TAG'));
  await watched.untilReported(join(root, 'out'));
  await watched.settle();
  writeFileSync(join(root, 'out/sub/x.txt'), 'new');
  await watched.untilReported(join(root, 'out/sub/x.txt'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'out/sub/x.txt'))]);
});

test('names that are not text are reported to the byte', async () => {
  const root = makeTree();
  const watched = await watchRoots([root]);
  const folder = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]);
  mkdirSync(folder);
  await watched.until('the folder', () => watched.urls().length > 0);
  await watched.settle();
  writeFileSync(Buffer.concat([folder, Buffer.from('/50% done?#!')]), '');
  await watched.until('the file', () => watched.urls().length > 0);
  expect(watched.urls()).toEqual([`${fileUrl(root)}/%FF/50%25%20done%3F%23%21`]);
});

test('a linked folder is watched under the name that it has in the root', async () => {
  const root = makeTree({ 'a.txt': '' });
  const outside = makeTree({ 'sub/x.txt': '' });
  symlinkSync(outside, join(root, 'link'));
  const watched = await watchRoots([root], { followSymlinks: true });
  writeFileSync(join(outside, 'sub/x.txt'), 'new');
  await watched.untilReported(join(root, 'link/sub/x.txt'));
  expect(watched.urls()).toEqual([fileUrl(join(root, 'link/sub/x.txt'))]);
});

test('roots in folders that are left out, and roots that are files, are watched too', async () => {
  const root = makeTree({ 'node_modules/mine/x.txt': '', 'node_modules/other/x.txt': '', 'notes.md': '1' });
  const outside = makeTree({ 'note.md': '1', 'other.md': '1' });
  const watched = await watchRoots([root, join(root, 'node_modules/mine'), join(outside, 'note.md')]);
  writeFileSync(join(root, 'node_modules/mine/x.txt'), '2');
  writeFileSync(join(root, 'node_modules/other/x.txt'), '2');
  writeFileSync(join(outside, 'other.md'), '2');
  writeFileSync(join(outside, 'new.md'), '2');
  renameSync(join(outside, 'new.md'), join(outside, 'note.md'));
  await watched.untilReported(join(root, 'node_modules/mine/x.txt'));
  await watched.untilReported(join(outside, 'note.md'));
  expect(new Set(watched.urls())).toEqual(new Set([fileUrl(join(root, 'node_modules/mine/x.txt')), fileUrl(join(outside, 'note.md'))]));
});

test('nothing is watched where the option is off', async () => {
  const root = makeTree({ 'a.txt': '' });
  const watched = await watchRoots([root], { watch: false });
  writeFileSync(join(root, 'a.txt'), 'new');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(watched.changes).toMatchObject([{ type: 'blind', url: fileUrl(root), reason: { code: 'not-watched' } }]);
});
