import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { explain } from './explain.ts';
import type { FilesOptions } from './options.ts';
import { recordingHost } from './test-host.ts';
import { listedPaths, listRoot, makeTree } from './test-tree.ts';

const names = ['a', 'b', 'ab', 'b.c', 'a.b', '.a', 'a b', 'a[b', '-'];
const folders = ['', 'a/', 'b/', 'a/b/', 'a/a/', 'b.c/', 'a/b/ab/', 'ab/a/b/', 'a b/a/'];

const piece = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  'ab',
  '*',
  '**',
  '?',
  '/',
  '/',
  '**/',
  '/**',
  '[ab]',
  '[!a]',
  '[^b-z]',
  '[a',
  '\\',
  '\\*',
  ' ',
  '-',
  '[[:alpha:]]',
  '***',
);
const pattern = fc.tuple(
  fc.constantFrom('', '', '', '!', '/', '!/', '#', '\\!'),
  fc.array(piece, { maxLength: 5 }),
  fc.constantFrom('', '', '/', ' ', '\\ '),
);
const line = fc.oneof(
  { weight: 3, arbitrary: pattern.map(([start, pieces, end]) => start + pieces.join('') + end) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('', '!', '/'), fc.constantFrom(...folders.slice(1), ...names)).map(([start, path]) => start + path),
  },
);
const ignoreText = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);

function git(root: string, args: readonly string[], input = ''): string {
  const run = spawnSync('git', ['-c', 'core.excludesFile=/dev/null', '-c', 'core.ignoreCase=false', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  // 1 says that nothing is ignored.
  if (run.status !== 0 && run.status !== 1) throw new Error(`git ended with ${run.status}: ${run.stderr}`);
  return run.stdout;
}

/** What Git says of each path: the line that ignores it, as `file:line`. */
function checkIgnore(root: string, paths: readonly string[]): ReadonlyMap<string, string | undefined> {
  const fields = git(
    root,
    ['check-ignore', '--no-index', '--non-matching', '-v', '-z', '--stdin'],
    paths.map((path) => `${path}\0`).join(''),
  ).split('\0');
  return new Map(
    paths.map((path, index) => {
      const [source = '', number = '', rule = ''] = fields.slice(index * 4);
      return [path, source === '' || rule.startsWith('!') ? undefined : `${join(root, source)}:${number}`];
    }),
  );
}

const rules: Partial<FilesOptions> = { useDefaultExcludes: false, exclude: ['.git', '.gitignore'], hidden: 'index', secrets: 'index' };

test('random .gitignore files mean what Git says they mean, down to the line', { timeout: 120_000 }, async () => {
  const files = folders
    .flatMap((folder) => names.map((name) => `${folder}${name}`))
    .filter((path) => !folders.some((folder) => folder.startsWith(`${path}/`)));
  const root = makeTree(Object.fromEntries(files.map((path) => [path, ''])));
  git(root, ['init', '-q']);

  await fc.assert(
    fc.asyncProperty(ignoreText, fc.option(ignoreText), fc.option(ignoreText), async (top, inA, inB) => {
      for (const [folder, text] of [
        ['', top],
        ['a', inA],
        ['a/b', inB],
      ] as const)
        writeFileSync(join(root, folder, '.gitignore'), text ?? '');
      const expected = checkIgnore(root, files);
      const listing = await listRoot(root, rules);
      expect([...listedPaths(listing, root)].toSorted()).toEqual(files.filter((path) => expected.get(path) === undefined).toSorted());

      const host = await recordingHost({ roots: [root], ...rules });
      for (const path of files.filter((_, index) => index % 7 === 0)) {
        const verdict = await explain(host, fileUrl(join(root, path)));
        expect([path, verdict?.listed === false ? verdict.where : undefined]).toEqual([path, expected.get(path)]);
      }
    }),
    { numRuns: 100 },
  );
});

test('a work tree inside another begins anew, and outside of one .gitignore means nothing', async () => {
  const root = makeTree({
    '.gitignore': 'x\n',
    x: '',
    'work/.gitignore': 'y\n',
    'work/x': '',
    'work/y': '',
    'work/inner/x': '',
    'work/inner/y': '',
  });
  mkdirSync(join(root, 'work/.git'));
  mkdirSync(join(root, 'work/inner/.git'));
  expect(listedPaths(await listRoot(root), root)).toEqual(['work/inner/x', 'work/inner/y', 'work/x', 'x']);
});

test('a root inside a work tree heeds the ignore files from the top of the tree', async () => {
  const root = makeTree({
    '.gitignore': '*.log\n/docs/private\n',
    'docs/a.log': '',
    'docs/a.md': '',
    'docs/private/x': '',
    'docs/.ignore': '!a.log',
  });
  mkdirSync(join(root, '.git'));
  expect(listedPaths(await listRoot(join(root, 'docs')), root)).toEqual(['docs/a.log', 'docs/a.md']);
});

test('.ignore and .paise2ignore count everywhere and before .gitignore', async () => {
  const root = makeTree({ '.ignore': 'a\n!b\n', '.paise2ignore': '!a\nc\n', '.gitignore': 'b\nd\n', a: '', b: '', c: '', d: '' });
  mkdirSync(join(root, '.git'));
  expect(listedPaths(await listRoot(root), root)).toEqual(['a', 'b']);
  expect(listedPaths(await listRoot(root, { useIgnoreFiles: false }), root)).toEqual(['a', 'b', 'c', 'd']);
});
