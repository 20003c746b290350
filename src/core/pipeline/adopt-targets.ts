import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { ConfigurationFiles } from '../../plugin/paise.ts';
import type { Registry } from '../loading/registry.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { sourcesOf } from './sources-of.ts';

/** Adds what a person named to the configuration of the source that lists it. Resolves with what was added, by plugin. */
export async function adoptTargets(
  urls: readonly string[],
  registry: Registry,
  pool: Pick<WorkerPool, 'ask'>,
  configuration: Pick<ConfigurationFiles, 'add'>,
): Promise<readonly ConfigurationTree[]> {
  const adopted: ConfigurationTree[] = [];
  for (const url of urls) {
    for (const { id, plugin } of sourcesOf(url, registry)) {
      const options = await pool.ask('adopt', { source: id, url });
      if (!options) continue;
      await configuration.add({ [plugin]: options });
      adopted.push({ [plugin]: options });
    }
  }
  return adopted;
}
