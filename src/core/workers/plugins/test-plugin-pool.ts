import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LogRecord } from '../../../plugin/engine-status.ts';
import { fileUrl } from '../../../plugin/file-url.ts';
import type { JsonValue } from '../../../plugin/metadata.ts';
import type { SourceChange } from '../../../plugin/content-source.ts';
import { discoverPlugins } from '../../loading/discover-plugins.ts';
import type { JobResult } from '../../pipeline/job-result.ts';
import { processWorkers, type LaunchedWorker } from '../launch-worker.ts';
import type { CommonAsks, WorkerSetup } from '../messages.ts';
import type { Answers } from '../peer.ts';
import { until } from '../test-pool.ts';
import { createWorkerPool, type PoolBudgets } from '../worker-pool.ts';
import { bareSetup } from '../worker-setup.ts';
import { openInspection } from './inspection.ts';

export const workerProgram = new URL('../../../worker.ts', import.meta.url);
export const deedsFile = new URL('test-deeds.ts', import.meta.url);

/** Folders of an installation. */
export function openPlaces() {
  const root = mkdtempSync(join(tmpdir(), 'paise2-plugins-'));
  const places = { root, configDirectory: join(root, 'config'), dataDirectory: join(root, 'data'), version: '1' };
  const write = (path: string, content: string | Uint8Array): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  return { ...places, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** A pool with the plugins of third parties in the folder of plugins, each in processes of its own, and what became of everything. */
export async function openPluginPool(
  plugins: Readonly<Record<string, string>>,
  budgets: Partial<PoolBudgets> = {},
  setup: Partial<WorkerSetup> = {},
) {
  const places = openPlaces();
  for (const [name, code] of Object.entries(plugins))
    places.write(`config/plugins/${name}`, code.replaceAll('/permitted', join(places.root, 'permitted')));
  const inspection = openInspection(workerProgram);
  const found = await discoverPlugins(places, inspection);
  inspection.close();
  const results: JobResult[] = [];
  const logged: LogRecord[] = [];
  const changes: SourceChange[] = [];
  const asked: (readonly [string, unknown])[] = [];
  const launched: (LaunchedWorker & { readonly role: string })[] = [];
  const launch = processWorkers(workerProgram);
  const pool = createWorkerPool(
    (kind) => {
      const worker = { ...launch({ ...kind, polite: false }), role: kind.role };
      launched.push(worker);
      return worker;
    },
    { ...bareSetup, externals: found.flatMap(({ external, problem }) => (external && problem === undefined ? [external] : [])), ...setup },
    {
      answers: answersOf(asked),
      onResults: (batch) => void results.push(...batch),
      onEnd: (end) => void logged.push({ at: 0, level: 'error', plugin: 'test', message: `a worker ended: ${end.text}` }),
      onUnusable: () => {},
      onChange: (_, change) => void changes.push(change),
      onNotice: (notice) => notice.type === 'log' && void logged.push(notice.entry),
    },
    { workers: 1, silenceMs: 20_000, totalMs: 20_000, memoryBytes: 2 ** 30, ...budgets },
  );
  let last = 0;
  const start = (url: string): number => {
    const id = (last += 1);
    const payload = { url, source: 'test/source', fingerprint: '1' };
    pool.dispatch([
      { id, token: 1, attempts: 0, crashes: 0, skip: [], kind: 'fetch_content', key: url, plugin: 'test', revision: '1', payload },
    ]);
    return id;
  };
  const resultOf = async (id: number): Promise<JobResult> => {
    const find = (): JobResult | undefined => results.find(({ token }) => token.id === id);
    await until(() => find() !== undefined, 19_000);
    return find() as JobResult;
  };
  return {
    ...places,
    pool,
    found,
    results,
    logged,
    changes,
    asked,
    launched,
    start,
    resultOf,
    fetch: (url: string) => resultOf(start(url)),
    extract: (name: string, content: string | Uint8Array = 'abcdefgh') =>
      resultOf(start(fileUrl(places.write(`content/${name}`, content)))),
    remove() {
      pool.stop();
      places.remove();
    },
  };
}

export type PluginPool = Awaited<ReturnType<typeof openPluginPool>>;

export const deeds = (): Readonly<Record<string, string>> => ({ 'deeds.ts': readFileSync(deedsFile, 'utf8') });

/** The text of the item of a result. */
export const textOf = ({ change }: JobResult): string | undefined => ('items' in change ? change.items.items[0]?.text : undefined);

/** Keeps what is asked, and answers as an engine would. */
function answersOf(asked: (readonly [string, unknown])[]): Answers<CommonAsks> {
  const state = new Map<string, JsonValue | undefined>();
  const note = (name: string, argument: unknown): void => void asked.push([name, argument]);
  const refuse = (name: string) => async (argument: unknown) => {
    note(name, argument);
    throw new Error(`nobody asks for ${name}`);
  };
  return {
    stateGet: async ({ plugin, key }) => (note('stateGet', plugin), state.get(`${plugin} ${key}`)),
    stateSet: async ({ plugin, key, value }) => (note('stateSet', plugin), void state.set(`${plugin} ${key}`, value)),
    cachePut: async ({ plugin, bytes }) => (
      note('cachePut', Buffer.from(bytes).toString()),
      { kind: 'cache', plugin, cacheId: 'id', size: bytes.length }
    ),
    openListing: async (argument) => (note('openListing', argument), 7),
    addToListing: async (argument) => note('addToListing', argument),
    completeListing: async (argument) => note('completeListing', argument),
    kept: async () => undefined,
    stateEntries: refuse('stateEntries'),
    stateKeysWithValue: refuse('stateKeysWithValue'),
    cachePath: refuse('cachePath'),
    cacheRead: refuse('cacheRead'),
    storePart: refuse('storePart'),
    keepInListing: refuse('keepInListing'),
    excludeFromListing: refuse('excludeFromListing'),
  };
}
