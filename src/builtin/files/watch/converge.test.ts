import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceChange } from '../../../plugin/content-source.ts';
import { directory } from '../directory.ts';
import { isWithin, scopeOf } from '../place.ts';
import { recordingHost } from '../test-host.ts';
import { makeTree } from '../test-tree.ts';
import { watch } from './watch.ts';

/** Fingerprints of what was listed: what an index would hold. */
type Mirror = Map<string, string>;

async function list(mirror: Mirror, root: string, scopes?: readonly string[]): Promise<void> {
  const host = await recordingHost({ roots: [root] });
  await directory.list(host, scopes === undefined ? {} : { scopes });
  for (const { scope, entries } of host.listings) {
    for (const url of mirror.keys()) if (isWithin(url, scope)) mirror.delete(url);
    for (const { url, fingerprint } of entries) mirror.set(url, fingerprint);
  }
}

type Step = readonly [kind: 'write' | 'append' | 'make' | 'rename' | 'remove' | 'bring' | 'wait', from: string, to: string];

function take(root: string, [kind, from, to]: Step): Promise<void> | void {
  const source = join(root, from);
  const target = join(root, to);
  try {
    if (kind === 'wait') return setTimeout(40);
    if (kind === 'remove') rmSync(source, { recursive: true });
    if (kind === 'append') appendFileSync(source, 'more');
    if (kind === 'make') mkdirSync(source, { recursive: true });
    if (kind === 'rename') renameSync(source, target);
    if (kind === 'bring') renameSync(makeTree({ 'b/c/x.txt': to }), source);
    if (kind !== 'write') return;
    mkdirSync(dirname(source), { recursive: true });
    writeFileSync(source, to);
  } catch (error) {
    // A step that makes no sense on what is there now, for example a move of a folder into itself.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

const path = fc
  .array(fc.constantFrom('a', 'b', 'c', 'node_modules', 'x.txt', '.paise2ignore'), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'));
const kinds = ['write', 'write', 'append', 'make', 'rename', 'rename', 'remove', 'bring', 'wait'] as const;
const steps = fc.array(fc.tuple(fc.constantFrom(...kinds), path, path), { minLength: 5, maxLength: 40 });

test('whatever happens, listing what is reported leads to what is there', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const root = makeTree({ 'a/b/c/x.txt': '1', 'b/c/x.txt': '2', 'c/x.txt': '3' });
      const ending = new AbortController();
      const mirror: Mirror = new Map();
      const changes: SourceChange[] = [];
      const done = watch(await recordingHost({ roots: [root] }, { signal: ending.signal }), (change) => void changes.push(change));
      while (changes.splice(0).length === 0) await setTimeout(1);
      await list(mirror, root);
      for (const step of taken) {
        await take(root, step);
        await catchUp();
      }
      await settle();
      expect(await difference()).toEqual([]);

      // Every folder that is there now is watched.
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
        if (statSync(join(root, name)).isDirectory()) writeFileSync(join(root, name, 'last.txt'), '');
      await settle();
      expect(await difference()).toEqual([]);
      ending.abort();
      await done;
      rmSync(root, { recursive: true });

      async function settle(): Promise<void> {
        for (let quiet = 0; quiet < 3; quiet = (await catchUp()) ? 0 : quiet + 1) await setTimeout(40);
      }

      async function difference(): Promise<readonly (readonly [string, string])[]> {
        const truth = new Map<string, string>();
        await list(truth, root);
        return [...truth, ...mirror].filter(([url]) => truth.get(url) !== mirror.get(url));
      }

      async function catchUp(): Promise<boolean> {
        const urls = changes.splice(0).flatMap((change) => (change.type === 'changed' ? change.urls : [scopeOf(root)]));
        if (urls.length > 0) await list(mirror, root, urls);
        return urls.length > 0;
      }
    }),
    { numRuns: 25 },
  );
});
