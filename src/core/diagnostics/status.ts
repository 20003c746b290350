import type { Freshness, Status } from '../../plugin/paise.ts';
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
    freshness: freshness(storage.writtenAt, queue.byState, storage.byStatus.failed),
    plugins: system.registry.infos(),
    startup: system.timings,
  };
}

function freshness(writtenAt: number | undefined, jobs: Status['queue']['byState'], failed: number): Freshness {
  return { ...(writtenAt !== undefined && { indexedAt: writtenAt }), pending: jobs.ready + jobs.waiting + jobs.running, failed };
}
