import type { Cache } from '../../plugin/cache-provider.ts';
import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ProviderHost } from '../../plugin/hosts.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import type { TransactionDomain } from '../../plugin/turn.ts';
import { extensionOf } from '../hosts/plugin-parts.ts';
import { recordingProviderHost } from '../hosts/provider-host.ts';
import type { ContractHarness } from './contract-case.ts';
import { extractorOf, type TestedExtractor } from './extractor/tested-extractor.ts';

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
  extractor: TestedExtractor;
}

export type Access = ProviderHost['access'];

/** An extension to open. Plain data, so that it can be sent to a child process. */
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

export const openSubject = <Suite extends keyof Subjects>(opening: Opening<Suite>): Promise<Subjects[Suite]> =>
  openers[opening.suite](opening);

export async function pluginOf({ module }: Pick<ContractHarness, 'module'>): Promise<Plugin> {
  const { default: plugin } = (await import(String(module))) as { readonly default: Plugin };
  return plugin;
}

const openers: { readonly [Suite in keyof Subjects]: (opening: Opening) => Promise<Subjects[Suite]> } = {
  jobQueue: (opening) => making(opening, (plugin, key, host) => extensionOf(plugin, 'jobQueueProviders', key).createJobQueue(host)),
  dataStorage: (opening) =>
    making(opening, (plugin, key, host) => extensionOf(plugin, 'dataStorageProviders', key).createDataStorage(host)),
  stateStorage: (opening) =>
    making(opening, (plugin, key, host) => extensionOf(plugin, 'stateStorageProviders', key).createStateStorage(host)),
  cache: (opening) => making(opening, (plugin, key, host) => extensionOf(plugin, 'cacheProviders', key).createCache(host)),
  async sharedDomain(opening) {
    const storage = await openers.dataStorage(opening);
    const queue = await openers.jobQueue(opening);
    const state = await openers.stateStorage(opening);
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
  extractor: async (opening) => extractorOf(opening, () => pluginOf(opening)),
};

async function making<Subject>(
  opening: Opening,
  make: (plugin: Plugin, key: string, host: ProviderHost) => Promise<Subject>,
): Promise<Subject> {
  const plugin = await pluginOf(opening);
  const { key, options, directory, access } = opening;
  const { host } = await recordingProviderHost(plugin, key, { options, dataDirectory: directory, access });
  return make(plugin, key, host);
}
