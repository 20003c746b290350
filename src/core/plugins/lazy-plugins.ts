import type { Plugins } from '../../plugin/plugins.ts';
import { loadPlugins } from '../startup.ts';
import type { PluginParts } from './plugins.ts';
import type { TraceParts } from './trace.ts';

/** Like {@link Plugins}, but loads what administers plugins when it is used: most commands never do. */
export function lazyPlugins({ boot, configuration, ...parts }: Omit<PluginParts, 'list' | 'trace'> & TraceParts): Plugins {
  const list: Plugins['list'] = async () => {
    const { registry } = await loadPlugins({ ...boot, timings: [] });
    await registry.load();
    return registry.infos();
  };
  async function* trace(target: string, plugin?: string): ReturnType<Plugins['trace']> {
    yield* (await import('./trace.ts')).trace(target, plugin, parts);
  }
  const all = async (): Promise<Plugins> => (await import('./plugins.ts')).plugins({ boot, configuration, list, trace });
  return {
    list,
    trace,
    inspect: async (path) => (await all()).inspect(path),
    add: async (spec, confirm) => (await all()).add(spec, confirm),
    remove: async (name) => (await all()).remove(name),
    update: async (name, confirm) => (await all()).update(name, confirm),
    enable: async (name) => (await all()).enable(name),
    disable: async (name) => (await all()).disable(name),
    project: async (folder) => (await all()).project(folder),
    trust: async (folder) => (await all()).trust(folder),
    distrust: async (folder) => (await all()).distrust(folder),
    async *test(path, request) {
      yield* (await all()).test(path, request);
    },
  };
}
