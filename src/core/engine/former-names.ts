import type { Plugin } from '../../plugin/define-plugin.ts';
import type { WithSingletons } from '../system.ts';

/** What a plugin remembered under a name that it had before becomes its own, unless it remembers something under the same key already. */
export async function adoptFormerNames({ registry, state, logger }: Pick<WithSingletons, 'registry' | 'state' | 'logger'>): Promise<void> {
  const named = registry
    .plugins()
    .filter((plugin): plugin is Plugin & Required<Pick<Plugin, 'formerNames'>> => plugin.formerNames !== undefined);
  // A name that another plugin has, or the engine, is not free to take from, whether that one is in use or not.
  const taken = new Set(['paise2', ...registry.infos().map(({ name }) => name)]);
  for (const { name, formerNames } of named) {
    for (const former of formerNames) {
      const entries = taken.has(former) ? [] : await state.entries(former);
      if (entries.length === 0) continue;
      const own = new Set((await state.entries(name)).map(({ key }) => key));
      const moved = entries.filter(({ key }) => !own.has(key)).map((entry) => ({ ...entry, partition: name }));
      await state.write([...moved, ...entries.map(({ partition, key }) => ({ partition, key, value: undefined }))]);
      logger.forPlugin(name).info(`What was remembered under its former name "${former}" is its own now.`);
    }
  }
}
