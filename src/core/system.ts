import type { Cache } from '../plugin/cache-provider.ts';
import type { ConfigurationTree } from '../plugin/configuration-provider.ts';
import type { DataStorage } from '../plugin/data-storage-provider.ts';
import type { JobQueue } from '../plugin/job-queue-provider.ts';
import type { StateStorage } from '../plugin/state-storage-provider.ts';
import type { Logger, LogLevel } from './diagnostics/log.ts';
import type { EngineOptions } from './configuration/engine-options.ts';
import type { Hosts } from './hosts/create-host.ts';
import type { PluginCandidate } from './loading/plugin-candidate.ts';
import type { Registry } from './loading/registry.ts';
import type { SelectionTable } from './pipeline/selection-table.ts';
import type { LaunchWorker } from './workers/launch-worker.ts';
import type { WorkerSetup } from './workers/messages.ts';

/** Which providers a profile uses, by extension id, and where jobs run. */
export interface Profile {
  readonly dataStorage: string;
  readonly jobQueue: string;
  readonly stateStorage: string;
  readonly cache: string;
  /** `inline`: in the engine's own process, one after the other. */
  readonly workers: 'processes' | 'inline';
}

/** What whoever starts paise2 decides. */
export interface StartRequest {
  readonly version: string;
  readonly configDirectory: string;
  readonly dataDirectory: string;
  readonly plugins: readonly PluginCandidate[];
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Program that a worker process runs. */
  readonly workerProgram: URL;
  /** Program of the process that serves the page; where it is absent, nothing is served. */
  readonly serverProgram?: URL;
  /** In place of the configured one. */
  readonly profile?: string;
  /** A failing plugin is fatal. */
  readonly strict?: boolean;
  /** In place of the configured one. */
  readonly logLevel?: LogLevel;
}

/** What the configuration came to. */
export interface Settings {
  readonly engine: EngineOptions;
  readonly tree: ConfigurationTree;
  /** Validated options by plugin. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** After phase 1. */
export interface Bootstrapped {
  readonly request: StartRequest;
  readonly logger: Logger;
  readonly configurationFile: string;
  readonly timings: { readonly name: string; readonly tookMs: number }[];
}

/** After phase 2. */
export interface WithPlugins extends Bootstrapped {
  readonly registry: Registry;
  readonly settings: Settings;
  readonly profileName: string;
  readonly profile: Profile;
}

/** After phase 3. */
export interface WithSingletons extends WithPlugins {
  readonly access: 'read' | 'write';
  readonly storage: DataStorage;
  readonly queue: JobQueue;
  readonly state: StateStorage;
  readonly cache: Cache;
  close(): Promise<void>;
}

/** After phase 4. */
export interface System extends WithSingletons {
  readonly table: SelectionTable;
  readonly hosts: Hosts;
  readonly workerSetup: WorkerSetup;
  readonly launchWorker: LaunchWorker;
}
