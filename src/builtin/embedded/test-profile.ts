import type { DataStorage } from '../../plugin/data-storage-provider.ts';
import type { JobQueue } from '../../plugin/job-queue-provider.ts';
import type { Log } from '../../plugin/hosts.ts';
import type { StateStorage } from '../../plugin/state-storage-provider.ts';
import type { QueryNode } from '../../plugin/query.ts';
import type { TransactionDomain } from '../../plugin/turn.ts';
import { createEmbeddedDataStorage } from './data-storage.ts';
import { connect } from './database.ts';
import { createEmbeddedJobQueue } from './job-queue.ts';
import { createEmbeddedStateStorage } from './state-storage.ts';
import { weights } from './test-storage.ts';

/** What an engine has of this plugin, but for the cache. */
export interface TestProfile {
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly state: StateStorage;
  readonly domain: TransactionDomain;
  /** What was logged, by level. */
  readonly logged: readonly (readonly [level: string, message: string])[];
  close(): Promise<void>;
}

/** For tests: what the plugin provides, opened in the order in which an engine opens it. */
export async function openProfile(dataDirectory: string, access: 'read' | 'write' = 'write'): Promise<TestProfile> {
  const logged: [string, string][] = [];
  const at = (level: string) => (message: string) => void logged.push([level, message]);
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const host = { dataDirectory, access, log };
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const part of opened.toReversed()) await part.close();
  };
  async function open<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
    const part = await opening;
    opened.push(part);
    return part;
  }
  try {
    const state = await open(connect(host, createEmbeddedStateStorage));
    const queue = await open(connect(host, createEmbeddedJobQueue));
    const storage = await open(connect(host, createEmbeddedDataStorage));
    return { storage, queue, state, domain: storage.transactionDomain as TransactionDomain, logged, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** URLs of all hits, in order. */
export async function urlsFound(storage: DataStorage, text: string): Promise<readonly string[]> {
  const node: QueryNode = { type: 'term', text };
  const { hits } = await storage.search({ node, weights, limit: 10_000, offset: 0, candidates: 100_000 });
  return (await storage.items(hits.map(({ id }) => id))).map(({ url }) => url).toSorted();
}

/** URLs of all items, in order. */
export async function urlsStored(storage: DataStorage): Promise<readonly string[]> {
  return (await Array.fromAsync(storage.allItems())).flat().map(({ url }) => url);
}
