import type { CacheProvider } from './cache-provider.ts';
import type { Command } from './command.ts';
import type { ConfigurationProvider } from './configuration-provider.ts';
import type { ContentExtractor } from './content-extractor.ts';
import type { ContentFetcher } from './content-fetcher.ts';
import type { ContentSource } from './content-source.ts';
import type { DataStorageProvider } from './data-storage-provider.ts';
import type { HttpHandler } from './http-handler.ts';
import type { JobQueueProvider } from './job-queue-provider.ts';
import type { LifecycleAction, ResetAction } from './lifecycle-action.ts';
import type { StateStorageProvider } from './state-storage-provider.ts';

/**
 * Every place where a plugin can take part: name of the point → what an extension there must be.
 * @since 0.1
 */
export interface ExtensionPoints<Options = unknown> {
  configurationProviders: ConfigurationProvider;
  dataStorageProviders: DataStorageProvider<Options>;
  jobQueueProviders: JobQueueProvider<Options>;
  stateStorageProviders: StateStorageProvider<Options>;
  cacheProviders: CacheProvider<Options>;
  contentExtractors: ContentExtractor<Options>;
  contentSources: ContentSource<Options>;
  contentFetchers: ContentFetcher<Options>;
  lifecycleActions: LifecycleAction<Options>;
  resetActions: ResetAction<Options>;
  commands: Command<Options>;
  httpHandlers: HttpHandler<Options>;
}

/** @since 0.1 */
export type ExtensionPoint = keyof ExtensionPoints;
