import { dirname, join } from 'node:path';
import { createHttpHandlerHost } from '../hosts/create-host.ts';
import type { Registry } from '../loading/registry.ts';
import { packageJson } from '../own-program.ts';
import { createPaise } from '../paise.ts';
import { loadPlugins } from '../startup.ts';
import type { Bootstrapped } from '../system.ts';
import { isAtOrBelow, type Route } from './route.ts';
import { sessionPath } from './session-route.ts';

/** Handlers over the paise2 that they answer from, as one configuration has them. */
export interface Facade {
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

interface Place {
  readonly origin: string;
  readonly signal: AbortSignal;
}

export async function openFacade(boot: Bootstrapped, { origin, signal }: Place): Promise<Facade> {
  const { registry, settings, logger } = await loadPlugins(boot);
  await registry.load(['httpHandlers']);
  const paise = createPaise(boot, 'ask');
  const folderOf = pluginFolders(registry);
  const routes = registry.extensions('httpHandlers').map(({ id, plugin, value }): Route => {
    const host = {
      options: settings.options[plugin] ?? {},
      log: logger.forPlugin(plugin),
      signal,
      paise,
      origin,
      folder: folderOf(plugin),
    };
    return {
      path: value.path,
      access: value.access ?? 'known',
      answer: (request, visitor) => value.handle(createHttpHandlerHost({ plugin, id }, { ...host, visitor }), request),
    };
  });
  tellOfHidden(registry, (message) => logger.forPlugin('paise2').warn(message));
  return { routes, close: () => paise.close() };
}

/** Built-in plugins have theirs where the build puts them. */
function pluginFolders(registry: Registry): (plugin: string) => string {
  const entries = new Map(registry.externals().map(({ name, entry }) => [name, entry]));
  const own = join(dirname(packageJson), 'dist');
  return (plugin) => {
    const entry = entries.get(plugin);
    return entry === undefined ? own : dirname(entry);
  };
}

function tellOfHidden(registry: Registry, tell: (message: string) => void): void {
  const taken = new Map<string, string>();
  for (const { id, value } of registry.extensions('httpHandlers')) {
    const { path } = value;
    const other = isAtOrBelow(sessionPath, path) ? 'the server itself' : taken.get(path);
    if (other === undefined) taken.set(path, id);
    else tell(`${id} is never asked: ${path} is answered by ${other}.`);
  }
}
