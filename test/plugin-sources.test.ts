import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IndexReport } from '../src/plugin/paise.ts';
import { reading } from './support/asking.ts';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { addedPlugins, extractorPlugin, writePlugin } from './support/plugin-files.ts';

const example = (file: string): string => readFileSync(resolve(import.meta.dirname, '../examples/plugins', file), 'utf8');

const indexAll = async (place: Place): Promise<IndexReport> => (await runPaise(place, ['index', '--json'])).json() as IndexReport;

const urlsOf = (place: Place, query: string): Promise<readonly string[]> =>
  reading(place, async (paise) => (await paise.search({ query, loosen: false, limit: 1000 })).hits.map(({ url }) => url).toSorted());

test('a source that makes up URLs, its fetcher and an extractor of another plugin find things end to end', async () => {
  const place = createPlace();
  writePlugin(place, 'simulation.ts', example('simulation.ts'));
  const configure = (documents: number, revision: number): void =>
    place.configure(JSON.stringify({ files: { roots: [place.files] }, simulation: { documents, revision, busyEvery: 7 } }));
  configure(30, 1);
  expect(await indexAll(place)).toMatchObject({ indexed: 30, failed: 0 });
  expect(await urlsOf(place, 'title:3 OR "Document 3"')).toContain('simulated:///1/3');
  expect(await indexAll(place)).toMatchObject({ indexed: 0, updated: 0, unchanged: 30 });
  configure(20, 1);
  expect(await indexAll(place)).toMatchObject({ removed: 10, unchanged: 20 });
  configure(20, 2);
  expect(await indexAll(place)).toMatchObject({ removed: 0, unchanged: 20 });
  const traced = await runPaise(place, ['plugins', 'trace', 'simulated:///1/3', '--json']);
  expect(traced.jsonLines().map(({ type }) => type)).toEqual(
    expect.arrayContaining(['fetch', 'fetched', 'detected', 'extract', 'item', 'extracted']),
  );
});

test('what a plugin listed goes with the first full run after it, and comes back with it', async () => {
  const place = createPlace();
  const configured = { files: { roots: [place.files] }, simulation: { documents: 5 } };
  const configure = (engine: object): void => place.configure(JSON.stringify({ ...configured, paise2: engine }));
  place.write('mine.txt', 'a walrus');
  const file = writePlugin(place, 'simulation.ts', example('simulation.ts'));
  configure({});
  expect(await indexAll(place)).toMatchObject({ indexed: 6 });
  configure({ disabledPlugins: ['simulation'] });
  // Only some of it was asked for.
  await runPaise(place, ['index', '--once', place.files]);
  expect(await urlsOf(place, 'source:simulation')).toHaveLength(5);
  expect(await indexAll(place)).toMatchObject({ removed: 5, unchanged: 1 });
  expect(await urlsOf(place, 'source:simulation')).toEqual([]);
  configure({});
  expect(await indexAll(place)).toMatchObject({ indexed: 5, unchanged: 1 });
  // One that is broken may be mended tomorrow.
  writeFileSync(file, 'export default {');
  expect(await indexAll(place)).toMatchObject({ removed: 0 });
  expect(await urlsOf(place, 'source:simulation')).toHaveLength(5);
  rmSync(file);
  place.configure(JSON.stringify({ files: configured.files }));
  expect(await indexAll(place)).toMatchObject({ removed: 5, unchanged: 1 });
  expect((await runPaise(place, ['jobs', 'list', '--json'])).jsonLines()).toEqual([]);
});

test('request reaches the servers that are permitted, and no others', async () => {
  const place = createPlace();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'text/plain');
    response.end('a walrus');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetching = (name: string, hosts: string): string => `
    import { definePlugin } from 'paise2/plugin';
    export default definePlugin({
      name: '${name}', permissions: { hosts: [${hosts}] },
      contentSources: { pages: { urlSchemes: ['${name}'], async list(host) {
        const listing = await host.openListing('${name}://');
        await listing.add([{ url: '${name}:///page', fingerprint: '1' }]);
        await listing.complete();
      } } },
      contentFetchers: { page: { urlSchemes: ['${name}'], async fetch(host) {
        const { body } = await host.request({ url: 'http://${host}/${name}' });
        return { type: 'content', location: await host.cache.put(body), mimeType: 'text/plain' };
      } } },
    });`;
  writePlugin(place, 'may.ts', fetching('may', `'${host}'`));
  writePlugin(place, 'may-not.ts', fetching('may-not', "'*'"));
  place.configure(JSON.stringify({ files: { roots: [place.files] } }));
  expect(await indexAll(place)).toMatchObject({ indexed: 1, failed: 1 });
  expect(asked).toEqual(['/may']);
  expect(await urlsOf(place, 'walrus')).toEqual(['may:///page']);
  const [job] = (await runPaise(place, ['jobs', 'list', '--json'])).jsonLines();
  expect(job).toMatchObject({ key: 'may-not:///page', lastFailure: { code: 'not-permitted' } });
});

test('what is part of the engine works from a file, and is marked as trusted', async () => {
  const place = createPlace();
  writePlugin(place, 'counting.ts', example('command.ts'));
  writePlugin(place, 'watchful.ts', example('lifecycle-action.ts'));
  place.write('a.txt', 'armadillo');
  place.configure(JSON.stringify({ files: { roots: [place.files] } }));
  expect(await addedPlugins(place)).toMatchObject([
    { name: 'counting', trusted: ['commands'] },
    { name: 'watchful', trusted: ['lifecycleActions'] },
  ]);
  expect((await runPaise(place, ['plugins', 'info', 'watchful'])).stdout).toContain('be part of the engine itself (lifecycleActions)');
  await indexAll(place);
  expect(await runPaise(place, ['count', 'armadillo'])).toMatchObject({ code: 0, stdout: '1\n' });
  expect(await runPaise(place, ['count', 'aardvark'])).toMatchObject({ code: 1, stdout: '0\n' });
  expect((await runPaise(place, ['--help'])).stdout).toContain('Count what a query finds');
  expect((await runPaise(place, ['log', '--json'])).stdout).not.toContain('did not end in order');
});

test('plugins in one file each, of which one hands what it finds to the other', async () => {
  const place = createPlace();
  writePlugin(
    place,
    'box.ts',
    extractorPlugin({
      name: 'box',
      extension: '.box',
      adds: "'a box'); await host.addContent({ key: 'in.item', bytes: await content.bytes() }",
    }),
  );
  writePlugin(place, 'item.ts', extractorPlugin({ name: 'item', extension: '.item', adds: '`${text} unpacked`' }));
  place.write('a.box', 'zebra');
  expect((await runPaise(place, ['index', '--once', place.files])).code).toBe(0);
  expect(await urlsOf(place, 'zebra unpacked')).toEqual([`file://${place.path('a.box')}!/in.item`]);
});
