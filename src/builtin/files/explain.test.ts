import { mkdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { explain } from './explain.ts';
import type { FilesOptions } from './options.ts';
import { recordingHost } from './test-host.ts';
import { listRoot, makeTree } from './test-tree.ts';

/** `listed`, `listed: <reason>` or `<reason> <where>`. */
async function verdict(root: string, path: string, given: Partial<FilesOptions> = {}): Promise<string> {
  const found = await explain(await recordingHost({ roots: [root], ...given }), fileUrl(join(root, path)));
  if (found === undefined) return 'not mine';
  return found.listed ? `listed${found.nameOnly === undefined ? '' : `: ${found.nameOnly.code}`}` : `${found.reason.code} ${found.where}`;
}

test('each rule is named with its place', async () => {
  const root = makeTree({
    'a.md': 'text',
    '.env': '',
    '.x/y': '',
    'node_modules/p/i.js': '',
    '.ssh/config': '',
    'w/.gitignore': '# built\n\nout/\n',
    'w/out/b': '',
    'cache/CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55',
    'cache/c': '',
    'old/d': '',
  });
  mkdirSync(join(root, 'w/.git'));
  symlinkSync('a.md', join(root, 'link'));
  const cases = {
    'a.md': 'listed',
    '': 'listed',
    '.env': 'listed: secret',
    '.x/y': 'hidden files.hidden',
    'node_modules/p/i.js': 'default-exclude default exclude node_modules/',
    '.ssh/config': 'secret secret .ssh/',
    'w/out/b': `ignored ${root}/w/.gitignore:3`,
    'cache/c': 'default-exclude default exclude CACHEDIR.TAG',
    cache: 'default-exclude default exclude CACHEDIR.TAG',
    'old/d': 'exclude files.exclude[1]',
    link: 'symlink files.followSymlinks',
    nothing: 'missing undefined',
    'a.md/below': 'missing undefined',
  };
  for (const [path, expected] of Object.entries(cases))
    expect([path, await verdict(root, path, { exclude: ['x', 'old'] })]).toEqual([path, expected]);
  expect(await verdict(root, 'a.md', { include: ['*.txt'] })).toBe('not-included files.include');
  expect(await verdict(root, 'a.md', { maxFileSize: '3 B' })).toBe('listed: too-large');
});

test('outside of the roots, and other schemes', async () => {
  const host = await recordingHost({ roots: [join(homedir(), 'nowhere')] });
  const outside = await explain(host, fileUrl(import.meta.filename));
  expect(outside).toMatchObject({ listed: false, reason: { code: 'outside-roots' }, where: 'files.roots' });
  expect(await explain(host, fileUrl(join(homedir(), 'nowhere-else')))).toEqual({
    listed: false,
    reason: { code: 'missing', text: 'There is no such file or folder.' },
  });
  expect(await explain(host, 'https://example.org/')).toBeUndefined();
});

const names = ['a', '.b', 'c.md', '.env', 'node_modules', '.ssh', 'x~'];
const trees = fc.uniqueArray(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }), {
  maxLength: 25,
  selector: (path) => path.join('/'),
});

test('the explanation is what the listing does', async () => {
  await fc.assert(
    fc.asyncProperty(
      trees,
      fc.subarray(['a/', '*.md', '!.b', '.b/a', '!node_modules']),
      fc.constantFrom('skip', 'index'),
      async (paths, exclude, hidden) => {
        const all = paths.map((path) => path.join('/'));
        const files = all.filter((path) => !all.some((other) => other.startsWith(`${path}/`)));
        const root = makeTree(Object.fromEntries(files.map((path) => [path, ''])));
        const { entries } = await listRoot(root, { exclude, hidden });
        const listed = new Map(entries.map(({ url, nameOnly }) => [url, nameOnly === undefined ? 'listed' : `listed: ${nameOnly.code}`]));
        for (const path of files) {
          const said = await verdict(root, path, { exclude, hidden });
          expect([path, said.startsWith('listed') ? said : undefined]).toEqual([path, listed.get(fileUrl(join(root, path)))]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
