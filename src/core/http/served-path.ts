import type { Served } from '../../plugin/paise.ts';
import type { Registry } from '../loading/registry.ts';
import { keyOf } from './keys.ts';
import { routeAt } from './route.ts';
import { readSecret } from './secret.ts';

interface Place {
  readonly origin: string;
  readonly dataDirectory: string;
  readonly registry: Registry;
}

/** Where a path is answered, with the key of the handler that does; `undefined` where none does. */
export async function servedPath(path: string, { origin, dataDirectory, registry }: Place): Promise<Served | undefined> {
  await registry.load(['httpHandlers']);
  const handlers = registry.extensions('httpHandlers').map(({ value }) => value);
  const handler = routeAt(handlers, path);
  const secret = readSecret(dataDirectory);
  return handler && secret && { url: `${origin}${path}`, key: keyOf(secret, handler.path) };
}
