import type { ExtensionPoint } from '../plugin/extension-points.ts';

interface Rules {
  /** Phase in which its extensions are first used. */
  readonly phase: 'providers' | 'singletons' | 'extensions' | 'start';
  /** `one`: the profile chooses one. `every`: all take part. `fitting`: chosen per item. */
  readonly use: 'one' | 'every' | 'fitting';
  /** Members that an extension must have, with their type. */
  readonly members: Readonly<Record<string, 'function' | 'number' | 'string' | 'array'>>;
}

/** What the engine does with each extension point. A point without rules does not compile. */
export const extensionPointRules = {
  configurationProviders: { phase: 'providers', use: 'every', members: { defaults: 'function' } },
  dataStorageProviders: { phase: 'singletons', use: 'one', members: { createDataStorage: 'function' } },
  jobQueueProviders: { phase: 'singletons', use: 'one', members: { createJobQueue: 'function' } },
  stateStorageProviders: { phase: 'singletons', use: 'one', members: { createStateStorage: 'function' } },
  cacheProviders: { phase: 'singletons', use: 'one', members: { createCache: 'function' } },
  contentExtractors: { phase: 'extensions', use: 'fitting', members: { version: 'number', extract: 'function' } },
  contentSources: { phase: 'extensions', use: 'every', members: { list: 'function' } },
  contentFetchers: { phase: 'extensions', use: 'fitting', members: { urlSchemes: 'array', fetch: 'function' } },
  lifecycleActions: { phase: 'start', use: 'every', members: {} },
  resetActions: { phase: 'providers', use: 'every', members: { removes: 'string' } },
  commands: { phase: 'providers', use: 'fitting', members: { summary: 'string' } },
  httpHandlers: { phase: 'providers', use: 'fitting', members: { path: 'string', handle: 'function' } },
} as const satisfies Record<ExtensionPoint, Rules>;

export const extensionPointNames = Object.keys(extensionPointRules) as readonly ExtensionPoint[];
