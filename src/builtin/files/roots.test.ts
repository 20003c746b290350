import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import type { RecordedListing } from '../../testing/hosts/source-host.ts';
import { directory } from './directory.ts';
import type { FilesOptions } from './options.ts';
import { recordingHost } from './test-host.ts';
import { listedPaths, makeTree } from './test-tree.ts';

async function list(
  given: Partial<FilesOptions>,
  scopes?: readonly string[],
  rest: Parameters<typeof recordingHost>[1] = {},
): Promise<readonly RecordedListing[]> {
  const host = await recordingHost(given, rest);
  await directory.list(host, scopes === undefined ? {} : { scopes: scopes.map(fileUrl) });
  expect(host.listings.every(({ completed }) => completed)).toBe(true);
  return host.listings;
}

const summary = (listings: readonly RecordedListing[], folder: string): unknown =>
  listings.map((listing) => [listing.scope.slice(fileUrl(folder).length), listedPaths(listing, folder)]);

test('roots in one another are listed once, the inner ones by their own rules', async () => {
  const top = makeTree({ 'a/1': '', 'a/b/2': '', 'a/.hidden/notes/3': '', 'a/.hidden/4': '', 'c/5': '' });
  const roots = [join(top, 'a/b'), join(top, 'a'), join(top, 'a/.hidden/notes'), join(top, 'c'), `${top}/a/`];
  expect(summary(await list({ roots }), top)).toEqual([
    ['/a', ['a/1', 'a/.hidden/notes/3', 'a/b/2']],
    ['/c', ['c/5']],
  ]);
});

test('a root that is a link is followed, and its files have the path that was given', async () => {
  const top = makeTree({ 'real/x': '' });
  symlinkSync('real', join(top, 'link'));
  expect(summary(await list({ roots: [join(top, 'link')] }), top)).toEqual([['/link', ['link/x']]]);
});

test('a scope in a root is listed by the rules of the root', async () => {
  const top = makeTree({
    '.ignore': '*.log',
    'a/x.log': '',
    'a/y': '',
    'a/.h/z': '',
    'node_modules/n/m': '',
    'a/v/.ignore': '!x.log',
    'a/v/x.log': '',
  });
  const roots = [top];
  expect(summary(await list({ roots }, [join(top, 'a')]), top)).toEqual([['/a', ['a/v/x.log', 'a/y']]]);
  expect(summary(await list({ roots }, [join(top, 'a/y')]), top)).toEqual([['/a/y', ['a/y']]]);
  for (const path of ['a/x.log', 'a/.h/z', 'node_modules/n'])
    expect(summary(await list({ roots }, [join(top, path)]), top)).toEqual([[`/${path}`, []]]);
});

test('a scope in no root is listed although it is hidden or excluded by name, and a file too', async () => {
  const top = makeTree({
    '.h/.x': '',
    'node_modules/y': '',
    '.z': '',
    'work/.gitignore': '*.o\nout',
    'work/out/a.o': '',
    'work/out/b': '',
  });
  mkdirSync(join(top, 'work/.git'));
  expect(summary(await list({}, [join(top, '.h'), join(top, 'node_modules'), join(top, '.z'), join(top, 'work/out')]), top)).toEqual([
    ['/.h', ['.h/.x']],
    ['/node_modules', ['node_modules/y']],
    ['/.z', ['.z']],
    ['/work/out', ['work/out/b']],
  ]);
});

test('a scope above roots lists them too, each once, and scopes in one another are one listing', async () => {
  const top = makeTree({ 'a/1': '', '.r/2': '', '.s/3': '' });
  expect(summary(await list({ roots: [join(top, '.r')] }, [join(top, 'a'), top]), top)).toEqual([['', ['a/1', '.r/2']]]);
});

test('what is below a deleted folder or file is removed', async () => {
  const top = makeTree({ 'a/b': '' });
  const gone = [join(top, 'x/y/z'), join(top, 'a/b/c'), join(top, 'w')];
  for (const roots of [[top], []]) {
    const listings = await list({ roots }, gone);
    expect(listings.map(({ entries, kept, completed }) => [entries.length, kept.length, completed])).toEqual(gone.map(() => [0, 0, true]));
  }
});

test('a root that was deleted is emptied; one whose parent is gone too is kept', async () => {
  const top = makeTree({ 'disk/docs/x': '' });
  const root = join(top, 'disk/docs');
  rmSync(root, { recursive: true });
  const [deleted] = await list({ roots: [root] });
  expect([deleted?.entries, deleted?.kept.length]).toEqual([[], 0]);
  rmSync(dirname(root), { recursive: true });
  const [away] = await list({ roots: [root] });
  expect(away?.kept).toMatchObject([{ url: fileUrl(root), reason: { code: 'unavailable' } }]);
  const [scoped] = await list({ roots: [root] }, [join(root, 'sub')]);
  expect(scoped?.kept).toMatchObject([{ url: fileUrl(join(root, 'sub')) }]);
});

test('where a mount point is empty or gone, what was on it is kept', async () => {
  const top = makeTree({ 'mnt/usb/': '', 'home/x': '' });
  const usb = join(top, 'mnt/usb');
  const { state } = await recordingHost();
  await state.set('mountPoints', [usb]);
  const docs = join(usb, 'docs');
  const kept = async (roots: readonly string[], scopes?: readonly string[]): Promise<unknown> =>
    (await list({ roots: [...roots] }, scopes, { state })).map((listing) => listing.kept.map(({ url }) => url));
  expect(await kept([docs])).toEqual([[fileUrl(docs)]]);
  expect(await kept([usb])).toEqual([[fileUrl(usb)]]);
  expect(await kept([top])).toEqual([[fileUrl(usb)]]);
  expect(await kept([], [join(docs, 'a')])).toEqual([[fileUrl(join(docs, 'a'))]]);
  rmSync(usb, { recursive: true });
  expect(await kept([docs])).toEqual([[fileUrl(docs)]]);
  expect(await state.get('mountPoints')).toEqual([usb]);

  // Once it has files of its own it is an ordinary folder.
  mkdirSync(docs, { recursive: true });
  expect(await kept([docs])).toEqual([[]]);
  expect(await state.get('mountPoints')).toEqual([]);
});

test('a root taken out of the options is emptied, unless another root still covers it', async () => {
  const top = makeTree({ 'a/1': '', 'a/b/2': '', 'c/3': '' });
  const after = (left: readonly string[], removed: readonly string[]) => {
    const [roots, before] = [left, [...left, ...removed]].map((paths) => paths.map((path) => join(top, path)));
    return list({ roots: roots ?? [] }, undefined, { optionsBefore: { roots: before } });
  };
  expect(summary(await after(['c'], ['a']), top)).toEqual([
    ['/c', ['c/3']],
    ['/a', []],
  ]);
  expect(summary(await after(['a'], ['a/b']), top)).toEqual([['/a', ['a/1', 'a/b/2']]]);
  expect(summary(await after(['a/b'], ['a']), top)).toEqual([['/a', ['a/b/2']]]);
});

test('scopes of other machines and schemes are none of its business', async () => {
  const host = await recordingHost();
  await directory.list(host, { scopes: ['file://server/share', 'https://example.org'] });
  expect(host.listings).toEqual([]);
});
