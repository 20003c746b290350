import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, wordsOf } from '../support/check.ts';
import { createCorpus, fill, writeFile } from '../support/corpus.ts';
import { askEngine, endWithin, firstOf, startEngine } from '../support/engine-process.ts';
import type { Family } from '../support/family.ts';
import { goodPlugins, hostilePlugins } from '../support/hostile-plugins.ts';
import { configure } from '../support/place.ts';
import { settle } from '../support/settle.ts';
import { megabytes, watchMemory } from '../support/watch-memory.ts';

const perKind = 200;
const patienceMs = 10 * 60_000;

/** Plugins in files of their own that do what none should, beside three good ones: the items of these are all there, and no prey is taken. */
export const hostilePluginFiles: Family = {
  id: 'T25',
  title: 'hostile plugins beside good ones',
  async run(torture) {
    const place = torture.place();
    configure(place, { workers: { count: 2, silence: '3s', total: '6s', memory: '400MB' } });
    const corpus = createCorpus();
    fill(corpus, place, 200);
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const secret = join(place.root, 'secret.txt');
    const written = join(place.root, 'written');
    writeFileSync(secret, 'supersecret');
    const many = torture.repeat(20_000, 3_000_000, 3_000_000);
    const hostile = hostilePlugins({ secret, written, port, many, files: pathToFileURL(place.files).href });
    const plugins = join(place.configDirectory, 'plugins');
    const prey = join(place.files, 'prey');
    for (const folder of [plugins, prey]) mkdirSync(folder);
    for (const [name, { code }] of Object.entries(hostile)) {
      writeFileSync(join(plugins, `${name}.ts`), code);
      writeFileSync(join(prey, `x.${name}`), 'plain words');
    }
    for (const [name, code] of Object.entries(goodPlugins(perKind))) writeFileSync(join(plugins, `${name}.ts`), code);
    for (let at = 0; at < perKind; at += 1)
      for (const kind of ['good-a', 'good-b']) writeFile(corpus, join(place.files, 'own', `${at}.${kind}`));
    torture.count('runs', Object.keys(hostile).length);

    const engine = startEngine(place, 'index', {});
    const peaks = await watchMemory(engine);
    const end = await endWithin(engine, patienceMs);
    server.close();
    if (end.code !== 0) torture.violation(place, 'R11', `the engine ended with ${end.signal ?? end.code}: ${firstOf(end.stderr)}`);
    if (existsSync(written)) torture.violation(place, 'R11', 'a plugin wrote a file or started a program');
    if (asked.length > 0) torture.violation(place, 'R11', `a plugin reached ${asked.join(', ')}`);
    for (const [query, expected] of [
      ['goodness', 3 * perKind],
      ['supersecret', 0],
    ] as const) {
      const { total } = await askEngine(place, 'search', { query });
      if (total !== expected) torture.violation(place, 'R11', `${query} is found ${total} times, and not ${expected}`);
    }
    const seconds = Math.round(end.tookMs / 1000);
    torture.note(
      `${Object.keys(hostile).length} hostile, ${seconds} s, engine ${megabytes(peaks.engine)} MB, a worker ${megabytes(peaks.worker)} MB`,
    );
    for (const name of Object.keys(hostile)) rmSync(join(plugins, `${name}.ts`));
    const { inspection } = await settle(place, wordsOf(corpus));
    const innocent = inspection.items.filter(({ path }) => path !== undefined && !path.startsWith(prey));
    for (const { invariant, text } of await check(place, corpus, { ...inspection, items: innocent }))
      torture.violation(place, invariant, text);
  },
};
