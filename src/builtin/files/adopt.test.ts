import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { adopt } from './adopt.ts';
import { recordingHost } from './test-host.ts';
import { listedPaths, listRoot, makeTree } from './test-tree.ts';

test('what is named becomes a root, unless it is listed already', async () => {
  const top = makeTree({ 'in/a': '', 'in/.h/b': '', 'out/c': '' });
  const host = await recordingHost({ roots: [join(top, 'in')] });
  for (const path of ['out', 'out/c', 'in/.h']) {
    const root = join(top, path);
    expect(await adopt(host, fileUrl(root))).toEqual({ roots: [root] });
    expect(listedPaths(await listRoot(root), top)).toHaveLength(1);
  }
  for (const path of ['in', 'in/a']) expect(await adopt(host, fileUrl(join(top, path)))).toBeUndefined();
});

test('what would not be listed as a root either is not added', async () => {
  const top = makeTree({ '.ssh/config': '', a: '' });
  symlinkSync('a', join(top, 'link'));
  for (const path of ['.ssh', 'nothing', 'link']) expect(await adopt(await recordingHost(), fileUrl(join(top, path)))).toBeUndefined();
  expect(await adopt(await recordingHost(), 'https://example.org')).toBeUndefined();
});
