import { rmSync } from 'node:fs';
import { PaiseError } from '../plugin/errors.ts';
import { secretPath } from './http/secret.ts';
import type { WithPlugins } from './system.ts';

/** Runs the reset actions of all plugins, and forgets whom the server knows where it is hard; with `dryRun`, only says what they would remove. */
export async function reset(
  system: WithPlugins,
  request: { readonly hard: boolean; readonly dryRun: boolean },
): Promise<readonly string[]> {
  await system.registry.load(['resetActions']);
  const actions = system.registry.extensions('resetActions');
  const removed = [...actions.map(({ value }) => value.removes), ...(request.hard ? ['the keys and sessions of the page'] : [])];
  if (request.dryRun) return removed;
  for (const { plugin, id, value } of actions) {
    const host = { plugin, options: system.settings.options[plugin] ?? {}, dataDirectory: system.request.dataDirectory };
    try {
      await value.softReset?.(host);
      if (request.hard) await value.hardReset?.(host);
    } catch (error) {
      throw new PaiseError('PLUGIN_FAILED', `${id} could not remove ${value.removes}: ${(error as Error).message}`, {
        plugin,
        extension: id,
        cause: error,
      });
    }
  }
  if (request.hard) rmSync(secretPath(system.request.dataDirectory), { force: true });
  return removed;
}
