import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { goodPlugins, hostilePlugins, type Prey } from '../torture/support/hostile-plugins.ts';
import type { IndexReport } from '../src/plugin/paise.ts';
import { reading } from './support/asking.ts';
import { runPaise } from './support/command.ts';
import { createPlace, type Place } from './support/place.ts';
import { addedPlugins, writePlugin } from './support/plugin-files.ts';

const perKind = 20;

/** A secret, a server that counts who asks it, and a file that must not come to be. */
async function preyFor(place: Place): Promise<Prey & { readonly asked: readonly string[] }> {
  const root = dirname(place.files);
  const secret = join(root, 'secret.txt');
  writeFileSync(secret, 'supersecret');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('supersecret');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { secret, written: join(root, 'written'), port, files: pathToFileURL(place.files).href, many: 20_000, asked };
}

test(
  'hostile plugins together with good ones: the items of the good ones are all there, and each hostile one is named',
  { timeout: 300_000 },
  async () => {
    const place = createPlace();
    const prey = await preyFor(place);
    const hostile = hostilePlugins(prey);
    for (const [name, { code }] of Object.entries(hostile)) {
      writePlugin(place, `${name}.ts`, code);
      place.write(`x.${name}`, 'plain words');
    }
    for (const [name, code] of Object.entries(goodPlugins(perKind))) writePlugin(place, `${name}.ts`, code);
    for (let at = 0; at < perKind; at += 1) {
      place.write(`text${at}.txt`, `item ${at} goodness`);
      for (const kind of ['good-a', 'good-b']) place.write(`${at}.${kind}`, `item ${at}`);
    }
    place.configure(
      JSON.stringify({ files: { roots: [place.files] }, paise2: { workers: { silence: '2s', total: '4s', memory: '300MB' } } }),
    );

    const listing = performance.now();
    const infos = await addedPlugins(place);
    const lookedMs = performance.now() - listing;
    const begun = performance.now();
    const ran = await runPaise(place, ['index', '--json']);
    const tookMs = performance.now() - begun;
    expect(existsSync(prey.written)).toBe(false);
    expect(prey.asked).toEqual([]);
    expect(ran.code, ran.stderr).toBe(3);

    const found = await reading(place, async (paise) => {
      const of = async (query: string): Promise<number> => (await paise.search({ query, limit: 0, loosen: false })).total;
      return { good: await of('goodness'), secret: await of('supersecret'), txt: await of('goodness ext:txt') };
    });
    expect(found).toMatchObject({ good: 4 * perKind, secret: 0 });

    const report = ran.json() as IndexReport;
    const log = (await runPaise(place, ['log', '--json', '-n', '5000'])).stdout;
    const jobs = await runPaise(place, ['jobs', 'list', '--json']);
    const said = `${JSON.stringify(report)}\n${log}\n${jobs.stdout}`;
    const codes = new Map(jobs.jsonLines().map((job) => [job['key'], (job as { lastFailure?: { code: string } }).lastFailure?.code]));
    const indexed = new Set(
      (await runPaise(place, ['export'])).jsonLines().flatMap(({ url, status }) => (status === 'indexed' ? [url] : [])),
    );
    const wrong: string[] = [];
    for (const [name, { problem, ends, said: expected }] of Object.entries(hostile)) {
      const info = infos.find(({ path }) => path?.endsWith(`/${name}.ts`));
      if (problem ? !problem.test(info?.problem ?? '') : info?.state !== 'enabled')
        wrong.push(`${name} is ${info?.state}: ${info?.problem}`);
      const url = `${prey.files}/x.${name}`;
      const end = codes.get(url) ?? (indexed.has(url) ? 'indexed' : 'nothing');
      if (ends && !ends.includes(end)) wrong.push(`${name} ended with ${end}`);
      if (expected && !expected.test(said)) wrong.push(`${name} was not named`);
    }
    expect(wrong).toEqual([]);
    expect(lookedMs + tookMs).toBeLessThan(180_000);
  },
);
