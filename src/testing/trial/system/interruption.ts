import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExportedItem } from '../../../plugin/paise.ts';
import { allItems, requireFound } from './found.ts';
import type { OpenStage } from './on-stage.ts';
import type { Stage } from './stage.ts';

const kills = 3;
const allBytes = 20 * 1024 * 1024;

/** Enough files that the engine is at work when it is killed. */
export function withCopies(stage: Stage): Stage {
  const files = Object.entries(stage.files);
  if (files.length === 0) return stage;
  const bytes = files.reduce((sum, [, content]) => sum + content.length, 0);
  const copies = Math.max(3, Math.min(Math.ceil(300 / files.length), Math.floor(allBytes / Math.max(1, bytes))));
  const numbers = Array.from({ length: copies }, (_, copy) => `copy-${copy + 1}`);
  return {
    ...stage,
    files: Object.fromEntries(numbers.flatMap((copy) => files.map(([name, content]) => [`${copy}/${name}`, content]))),
    finds: numbers.flatMap((copy) => stage.finds.map((name) => (Object.hasOwn(stage.files, name) ? `${copy}/${name}` : name))),
  };
}

/** Kills the engine again and again as soon as it has got somewhere, and looks at the index when one was left in peace. */
export async function killAndResume(open: OpenStage): Promise<void> {
  const { system } = open;
  for (let kill = 0; kill < kills; kill += 1) {
    await progress(open);
    await system.kill();
    await system.restart();
  }
  await system.idle();
  await requireFound(open);
  const items = await allItems(system);
  requireOnce(items);
  if (open.stage.isAll) requireNothingElse(items, open.urls);
  requireSameParts(items, open.urls);
}

const patienceMs = 3000;

/** Resolves when there is more than before, when all is there, or when nothing comes any more. */
async function progress({ system: { paise }, urls }: OpenStage): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const items = async (): Promise<number> => (await paise.status()).storage.items;
  const before = await items();
  for (let now = before; now <= before && now < urls.length && performance.now() < deadline; now = await items()) await sleep(10);
}

function requireOnce(items: readonly ExportedItem[]): void {
  const urls = items.map(({ url }) => url);
  const twice = urls.filter((url, index) => urls.indexOf(url) !== index);
  assert.ok(twice.length === 0, `in the index twice: ${twice.slice(0, 5).join(', ')}`);
}

function requireNothingElse(items: readonly ExportedItem[], urls: readonly string[]): void {
  const known = new Set(urls);
  const others = items.filter(({ url, parentUrl }) => parentUrl === undefined && !known.has(url));
  assert.ok(others.length === 0, `in the index, though nothing lists it: ${others[0]?.url}`);
}

/** Copies of the same file have the same parts. */
function requireSameParts(items: readonly ExportedItem[], urls: readonly string[]): void {
  const first = new Map<string, string>();
  for (const url of urls.filter((name) => /\/copy-\d+\//.test(name))) {
    const original = url.replace(/^.*\/copy-\d+\//, '');
    const made = JSON.stringify(
      items
        .filter((item) => item.url === url || item.url.startsWith(`${url}!/`))
        .map((item) => [item.url.slice(url.length), item.title, item.text, item.status]),
    );
    const expected = first.get(original) ?? made;
    first.set(original, expected);
    assert.ok(made === expected, `${url} has other parts than copies that were read before`);
  }
}
