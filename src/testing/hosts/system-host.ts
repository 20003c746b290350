import type { Plugin } from '../../plugin/define-plugin.ts';
import type { SystemHost } from '../../plugin/hosts.ts';
import { baseHost, configurationOf, type HostSettings, type Remembered } from './recording-host.ts';
import type { LogMessage } from './recording-log.ts';
import { recordingState, type StateRecord } from './recording-state.ts';

export interface SystemSettings extends HostSettings {
  /** What an earlier run left: its recording will do. */
  readonly earlier?: Pick<Remembered, 'state'>;
  /** The options of the run before: the extension is told what has changed since. */
  readonly optionsBefore?: unknown;
}

export interface SystemRecording {
  readonly state: readonly StateRecord[];
  readonly log: readonly LogMessage[];
}

/** A host for lifecycle actions. */
export async function recordingSystemHost(
  plugin: Plugin,
  key: string,
  settings: SystemSettings = {},
): Promise<{ readonly host: SystemHost; recorded(): SystemRecording }> {
  const { host, log } = await baseHost(plugin, key, settings);
  const memory = recordingState(plugin.name, settings.earlier?.state ?? []);
  const configuration = await configurationOf(plugin, host.options, settings.optionsBefore);
  return {
    host: { ...host, state: memory.state, configuration },
    recorded: () => ({ state: memory.records(), log: [...log] }),
  };
}
