import type { Cache } from '../../plugin/cache-provider.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { Log, ProviderHost } from '../../plugin/hosts.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import type { StandardSchema } from '../../plugin/standard-schema.ts';
import type { TransactionDomain } from '../../plugin/turn.ts';
import type { ContractHarness } from './contract-case.ts';

/** Storage, queue and state of one profile, which commit together. */
export interface SharedDomain {
  readonly domain: TransactionDomain;
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly state: StateStorage;
  close(): Promise<void>;
}

/** What the suites test, by suite. */
export interface Subjects {
  jobQueue: JobQueue;
  dataStorage: DataStorage;
  stateStorage: StateStorage;
  cache: Cache;
  sharedDomain: SharedDomain;
}

export type Access = ProviderHost['access'];

/** A provider to open. Plain data, so that it can be sent to a child process. */
export interface Opening<Suite extends keyof Subjects = keyof Subjects> {
  readonly suite: Suite;
  readonly module: string;
  readonly key: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly directory: string;
  readonly access: Access;
}

export function openingOf<Suite extends keyof Subjects>(harness: ContractHarness, suite: Suite, directory: string): Opening<Suite> {
  const { module, key, options } = harness;
  return { suite, module: String(module), key, options: options?.(directory) ?? {}, directory, access: 'write' };
}

export async function openSubject<Suite extends keyof Subjects>(opening: Opening<Suite>): Promise<Subjects[Suite]> {
  const { default: plugin } = (await import(opening.module)) as { readonly default: Plugin };
  return openers[opening.suite](plugin, opening.key, await providerHost(plugin, opening));
}

type Opener<Subject> = (plugin: Plugin, key: string, host: ProviderHost) => Promise<Subject>;

const openers: { readonly [Suite in keyof Subjects]: Opener<Subjects[Suite]> } = {
  jobQueue: (plugin, key, host) => provider(plugin, 'jobQueueProviders', key).createJobQueue(host),
  dataStorage: (plugin, key, host) => provider(plugin, 'dataStorageProviders', key).createDataStorage(host),
  stateStorage: (plugin, key, host) => provider(plugin, 'stateStorageProviders', key).createStateStorage(host),
  cache: (plugin, key, host) => provider(plugin, 'cacheProviders', key).createCache(host),
  async sharedDomain(plugin, key, host) {
    const storage = await openers.dataStorage(plugin, key, host);
    const queue = await openers.jobQueue(plugin, key, host);
    const state = await openers.stateStorage(plugin, key, host);
    const domain = storage.transactionDomain;
    if (domain === undefined || queue.transactionDomain !== domain || state.transactionDomain !== domain) {
      throw new Error('Storage, queue and state do not carry the same transaction domain.');
    }
    const close = async (): Promise<void> => {
      await state.close();
      await queue.close();
      await storage.close();
    };
    return { domain, storage, queue, state, close };
  },
};

type Extension<Point extends ExtensionPoint> = NonNullable<Plugin[Point]>[string];

function provider<Point extends ExtensionPoint>(plugin: Plugin, point: Point, key: string): Extension<Point> {
  const extension = plugin[point]?.[key] as Extension<Point> | undefined;
  if (extension === undefined) throw new Error(`The plugin ${plugin.name} has no ${point}.${key}.`);
  return extension;
}

async function providerHost(plugin: Plugin, { key, options, directory, access }: Opening): Promise<ProviderHost> {
  return {
    plugin: plugin.name,
    extension: `${plugin.name}/${key}`,
    options: await validOptions(plugin.options, options),
    log: silentLog,
    signal: new AbortController().signal,
    dataDirectory: directory,
    access,
  };
}

async function validOptions(options: Plugin['options'], given: Readonly<Record<string, unknown>>): Promise<unknown> {
  if (options === undefined) return given;
  const schema: StandardSchema = '~standard' in options ? options : await options();
  const result = await schema['~standard'].validate(given);
  if (result.issues !== undefined) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
