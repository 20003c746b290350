import type { PluginConfiguration } from '../../plugin/configuration-provider.ts';
import type { ContentLocation } from '../../plugin/content.ts';
import type {
  ContentExtractorHost,
  ContentFetcherHost,
  ContentSourceHost,
  Host,
  Listing,
  Log,
  PluginCache,
  HttpRequest,
  HttpResponse,
  ProgramRequest,
  ProgramResult,
  ProviderHost,
  SystemHost,
} from '../../plugin/hosts.ts';
import type { HttpHandlerHost } from '../../plugin/http-handler.ts';
import { pluginState, type StatePartition } from './plugin-state.ts';

/** Whose host it is. Comes from the registration. */
export interface Identity {
  readonly plugin: string;
  /** `<plugin>/<extension>`. */
  readonly id: string;
}

/** What hosts are made of. In a worker most of it leads to the engine's process. */
export interface HostParts {
  optionsOf(plugin: string): unknown;
  log(plugin: string): Log;
  state(plugin: string): StatePartition;
  configuration(plugin: string): PluginConfiguration;
  cachePut(plugin: string, bytes: Uint8Array): Promise<ContentLocation & { readonly kind: 'cache' }>;
  openListing(source: string, scope: string): Promise<Listing>;
  runProgram(plugin: string, request: ProgramRequest): Promise<ProgramResult>;
  request(plugin: string, request: HttpRequest): Promise<HttpResponse>;
  readonly ownDirectories: readonly string[];
}

/** The only place where hosts are made. */
export interface Hosts {
  source(identity: Identity, signal: AbortSignal): ContentSourceHost;
  fetcher(identity: Identity, signal: AbortSignal): ContentFetcherHost;
  extractor(identity: Identity, signal: AbortSignal, items: ItemSink): ContentExtractorHost;
  system(identity: Identity, signal: AbortSignal): SystemHost;
}

/** Where an extractor's output goes. */
export type ItemSink = Pick<ContentExtractorHost, 'addItem' | 'addContent' | 'markPartial'>;

export function createHosts(parts: HostParts): Hosts {
  const base = ({ plugin, id }: Identity, signal: AbortSignal): Host => ({
    plugin,
    extension: id,
    options: parts.optionsOf(plugin),
    log: parts.log(plugin),
    signal,
  });
  const system = (identity: Identity, signal: AbortSignal): SystemHost => ({
    ...base(identity, signal),
    state: pluginState(parts.state(identity.plugin)),
    configuration: parts.configuration(identity.plugin),
  });
  return {
    system,
    source: (identity, signal) => ({
      ...system(identity, signal),
      ownDirectories: parts.ownDirectories,
      openListing: (scope) => parts.openListing(identity.id, scope),
      request: (request) => parts.request(identity.plugin, request),
    }),
    fetcher: (identity, signal) => ({
      ...base(identity, signal),
      state: pluginState(parts.state(identity.plugin)),
      cache: pluginCache(parts, identity.plugin),
      request: (request) => parts.request(identity.plugin, request),
    }),
    extractor: (identity, signal, items) => ({
      ...base(identity, signal),
      ...items,
      runProgram: (request) => parts.runProgram(identity.plugin, request),
    }),
  };
}

const pluginCache = (parts: HostParts, plugin: string): PluginCache => ({ put: (bytes) => parts.cachePut(plugin, bytes) });

/** Providers start before everything else, so their host has only what exists by then. */
export function createProviderHost(
  identity: Identity,
  place: Pick<ProviderHost, 'dataDirectory' | 'access'>,
  parts: Pick<HostParts, 'optionsOf' | 'log'> & { readonly signal: AbortSignal },
): ProviderHost {
  const { plugin, id } = identity;
  return { plugin, extension: id, options: parts.optionsOf(plugin), log: parts.log(plugin), signal: parts.signal, ...place };
}

/** Handlers run in the server's process, over what it has. */
export const createHttpHandlerHost = ({ plugin, id }: Identity, parts: Omit<HttpHandlerHost, 'plugin' | 'extension'>): HttpHandlerHost => ({
  ...parts,
  plugin,
  extension: id,
});
