import { cpSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeLibrary } from '../examples/packages/paise2-plugin-zotero/src/test-library.ts';
import { rss } from '../examples/packages/paise2-plugin-rss/src/test-feeds.ts';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { buildPackage, linkDependencies, npm, temporaryFolder } from './support/plugin-package.ts';

const packages = resolve(import.meta.dirname, '../examples/packages');
const paise2 = buildPackage();

const names = readdirSync(packages).filter((name) => name.startsWith('paise2-plugin-'));

/** A copy of a package as one has it after `npm install`. */
function copyOf(name: string): string {
  const folder = join(temporaryFolder(), name);
  cpSync(join(packages, name), folder, { recursive: true, filter: (path) => !/\/(?:dist|node_modules)$/.test(path) });
  linkDependencies(folder, paise2);
  return folder;
}

/** Builds and packs a package, and adds the tarball to paise2. */
async function addTo(place: Place, name: string): Promise<void> {
  const folder = copyOf(name);
  npm(folder, 'run', 'build');
  npm(folder, 'pack', '--silent');
  const { code, stderr } = await runPaise(place, ['plugins', 'add', join(folder, `${name}-1.0.0.tgz`), '--yes']);
  expect(code, stderr).toBe(0);
}

interface Found {
  readonly hits: readonly { readonly url: string; readonly title: string }[];
}

async function search(place: Place, query: string): Promise<Found['hits']> {
  return ((await runPaise(place, ['search', '--json', query])).json() as Found).hits;
}

test.each(names)('%s: it type-checks, and its tests pass', (name) => {
  expect(npm(copyOf(name), 'test')).toMatch(/^(?:#|ℹ) fail 0$/m);
});

test.each(names)('%s: it is fit to be published', async (name) => {
  const folder = copyOf(name);
  const { code, stdout, stderr } = await runPaise(createPlace(), ['plugins', 'pack', folder, '--out', folder, '--json']);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ faults: [], plugin: { package: name, contract: 1 } });
});

test('chess games: added from a tarball, each game is found', async () => {
  const place = createPlace();
  await addTo(place, 'paise2-plugin-pgn');
  place.write('games.pgn', '[White "Morphy, Paul"]\n[Black "Karl"]\n[Date "1858.11.02"]\n\n1. e4 e5 1-0\n\n[White "A"]\n\n1. d4 *\n');
  const { stderr } = await runPaise(place, ['index', place.files]);
  const hits = await search(place, 'author:morphy "e4 e5" created:1858');
  expect(
    hits.map(({ url, title }) => [url, title]),
    stderr,
  ).toEqual([[`file://${place.path('games.pgn')}!/1`, 'Morphy, Paul – Karl (1858)']]);
});

test('Zotero: added from a tarball, items and their files are found', async () => {
  const place = createPlace();
  makeLibrary(join(dirname(place.files), 'Zotero'));
  await addTo(place, 'paise2-plugin-zotero');
  const { stderr } = await runPaise(place, ['index']);
  const hits = await search(place, 'author:lovelace tag:water canoe');
  expect(hits.map(({ url }) => url).toSorted(), stderr).toEqual([
    'zotero://select/library/items/AAAA1111',
    'zotero://select/library/items/FFFF1111',
  ]);
});

test('feeds: added from a tarball, a server of this machine is not reached, for nobody agreed to that', async () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end(rss);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((listening) => server.on('listening', listening));
  const place = createPlace();
  await addTo(place, 'paise2-plugin-rss');
  const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  place.configure(JSON.stringify({ rss: { feeds: [feed] } }));
  await runPaise(place, ['index']);
  const { stdout } = await runPaise(place, ['log', '--json']);
  expect(stdout).toContain('may not reach 127.0.0.1');
  expect(await search(place, 'canoe')).toEqual([]);
  expect(requests).toBe(0);
});
