import type { ItemReason } from './item.ts';

/**
 * What a running engine says of itself. Times are Unix times in milliseconds.
 * @since 0.1
 */
export interface EngineStatus {
  readonly pid: number;
  readonly startedAt: number;
  /** `up`: it stays and watches. `run`: it ends when its work is done. */
  readonly mode: 'up' | 'run';
  /** Address of the page and the API, where they are served: `http://127.0.0.1:7247`. */
  readonly served?: string;
  readonly activity: 'listing' | 'indexing' | 'idle' | 'held';
  /** Why it holds its work back, by itself or because a person asked. */
  readonly holds: readonly Hold[];
  /** Items done in the last seconds, per second. */
  readonly rate: number;
  /** URL at work. */
  readonly current?: string;
  /** Since the start. */
  readonly counts: EngineCounts;
  readonly workers: readonly WorkerStatus[];
  readonly watches: readonly WatchStatus[];
  readonly scans: readonly ScanStatus[];
  readonly breakers: readonly BreakerStatus[];
  /** Fetchers and extractors that did something since the start, the one that took most time first. */
  readonly extensions: readonly ExtensionStatus[];
  /** Bytes. */
  readonly memory: { readonly engine: number; readonly all: number };
  readonly disk?: { readonly freeBytes: number; readonly floorBytes: number };
}

/**
 * A reason for which nothing new is begun. It is looked at again by itself, except `paused`, which a person lifts.
 * @since 0.1
 */
export interface Hold {
  readonly code: 'paused' | 'disk' | 'memory' | 'battery';
  readonly text: string;
  readonly since: number;
}

/** @since 0.1 */
export interface EngineCounts {
  readonly done: number;
  readonly failed: number;
  /** Workers that died at work, were killed by a budget, and were replaced in the normal course. */
  readonly workersDied: number;
  readonly workersKilled: number;
  readonly workersRecycled: number;
  /** Results that came too late and were dropped. */
  readonly stale: number;
  /** Jobs taken back from an engine that died. */
  readonly recovered: number;
  readonly turns: number;
}

/** @since 0.1 */
export interface WorkerStatus {
  readonly pid?: number;
  /** `extensions`: it runs those of one plugin. */
  readonly role: 'jobs' | 'sources' | 'watching' | 'extensions';
  /** The plugin that it is for. */
  readonly plugin?: string;
  readonly startedAt: number;
  readonly rssBytes?: number;
  readonly jobs: number;
  readonly current?: string;
}

/**
 * What is watched, or why not. What is not watched is listed again now and then.
 * @since 0.1
 */
export interface WatchStatus {
  readonly source: string;
  readonly url: string;
  readonly state: 'watching' | 'blind';
  readonly reason?: ItemReason;
  readonly since: number;
}

/**
 * The last listing of everything that a source's options name.
 * @since 0.1
 */
export interface ScanStatus {
  readonly source: string;
  readonly startedAt: number;
  readonly tookMs?: number;
  readonly listed: number;
  readonly problem?: string;
}

/**
 * An extension that failed so often in the same way that its items wait until it works again.
 * @since 0.1
 */
export interface BreakerStatus {
  /** `<plugin>/<extension>`. */
  readonly extension: string;
  readonly reason: ItemReason;
  readonly openedAt: number;
  /** When one item is tried. */
  readonly nextProbeAt: number;
}

/**
 * What an extension did since the engine started.
 * @since 0.1
 */
export interface ExtensionStatus {
  /** `<plugin>/<extension>`. */
  readonly extension: string;
  readonly done: number;
  readonly failed: number;
  /** Milliseconds that the jobs took at whose end it worked; those of the slowest one. */
  readonly tookMs: number;
  readonly slowestMs: number;
}

/**
 * One entry of the log.
 * @since 0.1
 */
export interface LogRecord {
  readonly at: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Plugin that wrote it; `paise2` is the engine. */
  readonly plugin: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
