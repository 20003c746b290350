import type { Bootstrapped } from '../system.ts';
import { createRegistry, type Registry } from './registry.ts';

const importDeadlineMs = 30_000;

/** The registry of a start, without the plugins that the user disabled. */
export function registryFor({ request }: Bootstrapped, disabled: readonly string[]): Registry {
  return createRegistry(request.plugins, { disabled, strict: request.strict ?? false, importDeadlineMs });
}
