import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileUrl } from '../../plugin/file-url.ts';
import { sourceContract } from './source/source-contract.ts';
import type { SourceScenario } from './source/source-scenario.ts';

/** Files come, change, move and go; at last their folder is no longer among the options. */
const folders: SourceScenario = (directory) => {
  const place = (name: string): string => join(directory, name);
  const urls = (...names: readonly string[]): readonly string[] => names.map((name) => fileUrl(place(name)));
  const roots = (...names: readonly string[]) => ({ roots: names.map(place) });
  return [
    {
      change: () => {
        for (const folder of ['a/deep', 'b']) mkdirSync(place(folder), { recursive: true });
        for (const name of ['a/one.txt', 'a/deep/two words.md', 'b/three.txt']) writeFileSync(place(name), name);
      },
      options: roots('a', 'b'),
      lists: urls('a/one.txt', 'a/deep/two words.md', 'b/three.txt'),
    },
    {
      change: () => {
        writeFileSync(place('a/one.txt'), 'something else');
        rmSync(place('b/three.txt'));
        writeFileSync(place('b/four.txt'), 'new');
      },
      lists: urls('a/one.txt', 'a/deep/two words.md', 'b/four.txt'),
      changed: urls('a/one.txt'),
    },
    { change: () => renameSync(place('a/deep'), place('b/deep')), lists: urls('a/one.txt', 'b/deep/two words.md', 'b/four.txt') },
    { options: roots('b'), lists: urls('b/deep/two words.md', 'b/four.txt') },
  ];
};

const harness = { module: new URL('../../builtin/files/index.ts', import.meta.url), key: 'directory' };

test.each(sourceContract(harness, folders))('$name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined();
});
