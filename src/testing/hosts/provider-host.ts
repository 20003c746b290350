import { rm } from 'node:fs/promises';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ProviderHost } from '../../plugin/hosts.ts';
import type { ResetHost } from '../../plugin/lifecycle-action.ts';
import { validOptions } from './plugin-parts.ts';
import { baseHost, type HostSettings } from './recording-host.ts';
import type { LogMessage } from './recording-log.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface ProviderSettings extends HostSettings {
  /** An earlier one, to open it again. Default: a new temporary directory, which `remove` removes. */
  readonly dataDirectory?: string;
  /** Default `write`. */
  readonly access?: ProviderHost['access'];
}

/** A host for providers, with a data directory. */
export async function recordingProviderHost(
  plugin: Plugin,
  key: string,
  settings: ProviderSettings = {},
): Promise<{ readonly host: ProviderHost; readonly log: readonly LogMessage[]; remove(): Promise<void> }> {
  const { host, log } = await baseHost(plugin, key, settings);
  const dataDirectory = settings.dataDirectory ?? (await temporaryDirectory());
  return {
    host: { ...host, dataDirectory, access: settings.access ?? 'write' },
    log,
    remove: () => rm(dataDirectory, { recursive: true, force: true }),
  };
}

/** A host for reset actions, which have nothing but a directory. */
export const resetHost = async (plugin: Plugin, dataDirectory: string, options?: unknown): Promise<ResetHost> => ({
  plugin: plugin.name,
  options: await validOptions(plugin, options),
  dataDirectory,
});
