import type { Status } from '../../plugin/paise.ts';
import { freshness } from '../search/freshness.ts';
import type { WithSingletons } from '../system.ts';

/** What is going on: `paise2 status`. */
export async function statusOf(system: WithSingletons): Promise<Status> {
  await system.registry.load();
  const [storage, queue] = await Promise.all([system.storage.summary(), system.queue.summary()]);
  return {
    version: system.request.version,
    profile: system.profileName,
    dataDirectory: system.request.dataDirectory,
    configurationFile: system.configurationFile,
    storage,
    queue,
    freshness: freshness(storage, queue.byState, queue.paused),
    plugins: system.registry.infos(),
    startup: system.timings,
  };
}
