import type { Bootstrapped } from '../system.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { createRegistry, type Registry } from './registry.ts';

const importDeadlineMs = 30_000;

/** The registry of a start, without the plugins that the user disabled. */
export function registryFor({ request }: Bootstrapped, all: readonly PluginCandidate[], disabled: readonly string[]): Registry {
  return createRegistry(all, { disabled, strict: request.strict ?? false, importDeadlineMs });
}
