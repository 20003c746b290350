// How the page feels, in Chromium on the index of a folder: its weight, the time from a key to the results, scrolling, and what an open page costs:
// node bench/page.ts DIR… [--runs 3] [--json] [--save]
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { openCorpus, type Corpus } from './support/corpus.ts';
import { measure } from './support/measure.ts';
import { keysToPaint, scrolling, searchRequests } from './support/page-measures.ts';
import { paise2, paise2Command, places } from './support/paise2.ts';
import { processTree, proportionalBytes } from './support/process-tree.ts';
import { publish, say } from './support/report.ts';
import { readRequest } from './support/request.ts';
import { percentile } from './support/statistics.ts';
import { figure, megabytes, type Table } from './support/table.ts';
import { createWorkspace } from './support/workspace.ts';

interface Outcome {
  readonly corpus: string;
  readonly keys: readonly number[];
  readonly requests: readonly number[];
  readonly frames: readonly number[];
  readonly idle: readonly { readonly name: string; readonly cpuShare: number; readonly bytes: number }[];
}

const queries = [
  'license agreement',
  'python function',
  'memory allocation',
  'configuration file',
  'install package',
  'kernel module',
  'unknown zzqqx',
];
const idleSeconds = 30;
const shares = [0.5, 0.95, 1] as const;

const request = readRequest();
const workspace = createWorkspace();
const ours = paise2(workspace);
const outcomes: Outcome[] = [];
for (const directory of request.directories) {
  const corpus = openCorpus(directory);
  for (let number = 1; number <= request.runs; number += 1) outcomes.push(await look(corpus));
}
publish({ name: 'page', engines: [ours], tables: [weights(), times(), idleCosts()], data: outcomes }, request);

async function look(corpus: Corpus): Promise<Outcome> {
  const home = workspace.folder();
  say(`${corpus.name}: paise2 indexes`);
  await measure(paise2Command(workspace.build, home, ['index', corpus.directory, '--json']));
  const { file, args } = paise2Command(workspace.build, home, ['up', '--no-open', '--port', '0', '--json']);
  const up = spawn(file, args, { env: { ...process.env, ...places(home) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
  try {
    const link = await linkFrom(createInterface({ input: up.stdout }));
    const page = await browser.newPage({ viewport: { width: 1360, height: 850 } });
    await page.goto(link);
    await page.locator('#query').waitFor();
    // The first look at everything is over.
    await sleep(10_000);
    await show(page, '/?q=warm');
    say(`${corpus.name}: keys`);
    const keys = await keysToPaint(page, queries);
    const requests = await searchRequests(page);
    await show(page, '/?q=the');
    say(`${corpus.name}: scrolling`);
    const frames = await scrolling(page);
    await show(page, '/status');
    say(`${corpus.name}: idle`);
    await sleep(20_000);
    return { corpus: corpus.name, keys, requests, frames, idle: await idle(up.pid ?? 0) };
  } finally {
    await browser.close();
    up.kill('SIGTERM');
  }
}

async function linkFrom(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) return (JSON.parse(line) as { readonly link: string }).link;
  throw new Error('paise2 up ended before it served the page.');
}

async function show(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.waitForLoadState('networkidle').catch(() => {});
  await sleep(1000);
}

/** What the engine and its server do while the status page is open and nothing happens. */
async function idle(pid: number): Promise<Outcome['idle']> {
  const before = processTree(pid);
  await sleep(idleSeconds * 1000);
  return processTree(pid).map(({ pid: one, cpuSeconds }, index) => ({
    name: index === 0 ? 'engine' : 'its other processes',
    cpuShare: (cpuSeconds - (before.find((earlier) => earlier.pid === one)?.cpuSeconds ?? 0)) / idleSeconds,
    bytes: proportionalBytes(one),
  }));
}

function weights(): Table {
  const folder = join(workspace.build, 'dist/web/assets');
  const files = readdirSync(folder).map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length }));
  const sum = (pattern: RegExp): string =>
    (files.filter(({ name }) => pattern.test(name)).reduce((all, { bytes }) => all + bytes, 0) / 1000).toFixed(1);
  return {
    columns: ['kB, gzip', 'search page', 'all views', 'styles'],
    rows: [['script', sum(/^index-.*\.js$/), sum(/\.js$/), sum(/\.css$/)]],
  };
}

const row = (what: string, values: readonly number[]): readonly string[] => [
  what,
  ...shares.map((share) => figure(percentile(values, share))),
  String(values.length),
];

function times(): Table {
  return {
    columns: ['ms', 'p50', 'p95', 'most', 'samples'],
    rows: outcomes.flatMap(({ corpus, keys, requests, frames }) => [
      row(`${corpus}: key to first results painted`, keys),
      row(`${corpus}: search request, as the browser sees it`, requests),
      row(`${corpus}: between frames, scrolling 1,000 results`, frames),
    ]),
  };
}

function idleCosts(): Table {
  return {
    columns: ['status page open, nothing to do', 'CPU % of one processor', 'PSS MB'],
    rows: outcomes.flatMap(({ corpus, idle: costs }) =>
      costs.map(({ name, cpuShare, bytes }) => [`${corpus}: ${name}`, (cpuShare * 100).toFixed(2), megabytes(bytes)]),
    ),
  };
}
