import type { Plugin } from '../../plugin/define-plugin.ts';
import type { Host, NetworkHost, SystemHost } from '../../plugin/hosts.ts';
import { validOptions } from './plugin-parts.ts';
import { recordingCache, type RecordingCache } from './recording-cache.ts';
import { configurationAfter } from './recording-configuration.ts';
import { recordingLog, type LogMessage } from './recording-log.ts';
import { recordingNetwork, type NetworkSettings, type RecordedRequest } from './recording-network.ts';
import { recordingState, type RecordingState, type StateRecord } from './recording-state.ts';

/** What every run under test may be given. */
export interface HostSettings {
  /** Options of the plugin; those left out have their defaults. */
  readonly options?: unknown;
  /** Aborts the work. */
  readonly signal?: AbortSignal;
}

/** What a run leaves behind. Handed to the next one as `earlier`, that goes on where this one ended. */
export interface Remembered {
  readonly state: readonly StateRecord[];
  readonly cached: readonly Uint8Array[];
}

/** What runs that remember and reach others may be given too. */
export interface RunSettings extends HostSettings, NetworkSettings {
  /** What an earlier run left: its recording will do. */
  readonly earlier?: Partial<Remembered>;
}

/** What every recording has. */
export interface RunRecording extends Remembered {
  readonly log: readonly LogMessage[];
  readonly requests: readonly RecordedRequest[];
}

export async function baseHost(plugin: Plugin, key: string, settings: HostSettings): Promise<{ host: Host; log: LogMessage[] }> {
  const log: LogMessage[] = [];
  const host: Host = {
    plugin: plugin.name,
    extension: `${plugin.name}/${key}`,
    options: await validOptions(plugin, settings.options),
    log: recordingLog(log),
    signal: settings.signal ?? new AbortController().signal,
  };
  return { host, log };
}

/** The parts of a host that remember and reach others, and what they recorded so far. */
export interface RecordingParts {
  readonly host: Host & Pick<SystemHost, 'state'> & NetworkHost;
  readonly memory: RecordingState;
  readonly bytes: RecordingCache;
  recorded(): RunRecording;
}

export async function recordingParts(plugin: Plugin, key: string, settings: RunSettings): Promise<RecordingParts> {
  const { host, log } = await baseHost(plugin, key, settings);
  const requests: RecordedRequest[] = [];
  const memory = recordingState(plugin.name, settings.earlier?.state ?? []);
  const bytes = recordingCache(plugin.name, settings.earlier?.cached ?? []);
  const { answers, network } = settings;
  const reaching = recordingNetwork({
    plugin: plugin.name,
    hosts: plugin.permissions?.hosts ?? [],
    signal: host.signal,
    requests,
    ...(answers && { answers }),
    ...(network && { network }),
  });
  return {
    host: { ...host, ...reaching, state: memory.state },
    memory,
    bytes,
    recorded: () => ({ state: memory.records(), cached: bytes.cached(), log: [...log], requests: [...requests] }),
  };
}

/** The configuration for a host with these options, after a run with the options `before`. */
export const configurationOf = async (plugin: Plugin, options: unknown, before: unknown): Promise<SystemHost['configuration']> =>
  configurationAfter(plugin.name, options, before === undefined ? undefined : await validOptions(plugin, before));
