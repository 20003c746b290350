import { resolve } from 'node:path';
import { PaiseError } from '../../plugin/errors.ts';
import type { ConfigurationFiles } from '../../plugin/paise.ts';
import type { PluginInfo, Plugins } from '../../plugin/plugins.ts';
import { approve } from '../loading/approvals.ts';
import { candidateOf, describe } from '../loading/discover-plugins.ts';
import { installedPackage, type FoundPlugin } from '../loading/find-plugins.ts';
import { lazyInspection } from '../loading/plugins-for.ts';
import type { Bootstrapped } from '../system.ts';
import { describedPlugin, type DescribedPlugin } from './described-plugin.ts';
import { packages } from './packages.ts';
import { projects } from './projects.ts';
import { withPluginAt } from './plugin-at.ts';
import { trials } from './trial/trial.ts';

export interface PluginParts {
  readonly boot: Bootstrapped;
  readonly configuration: ConfigurationFiles;
  /** All plugins as they are now, not as they were when this process started. */
  list(): Promise<readonly PluginInfo[]>;
  readonly trace: Plugins['trace'];
}

const disabledPlugins = 'paise2.disabledPlugins';

/** The plugins of this installation. */
export function plugins({ boot: { request }, configuration, list, trace }: PluginParts): Plugins {
  const { dataDirectory } = request;
  const look = async (found: FoundPlugin): Promise<DescribedPlugin> => {
    const inspection = lazyInspection(request.workerProgram);
    try {
      return describedPlugin(candidateOf(found, await describe(found, inspection), inspection));
    } finally {
      await inspection.close();
    }
  };
  const infoOf = async (name: string): Promise<PluginInfo> => {
    const info = (await list()).find((candidate) => candidate.name === name);
    if (info) return info;
    throw new PaiseError('PLUGIN_UNKNOWN', `There is no plugin "${name}".`, { hint: 'See `paise2 plugins list`.' });
  };
  return {
    list,
    inspect: (path) => withPluginAt(resolve(path), async (found) => (await look(found)).info),
    ...packages({ request, describe: look, list }),
    ...projects({ dataDirectory, describe: look }),
    async enable(name) {
      const { package: packed } = await infoOf(name);
      const disabled = await configuration.get(disabledPlugins);
      if (Array.isArray(disabled) && disabled.includes(name)) await configuration.set(disabledPlugins, { add: [], remove: [name] });
      const { manifest } = packed === undefined ? {} : await look(installedPackage(request, packed));
      if (manifest) approve(dataDirectory, manifest);
    },
    async disable(name) {
      await infoOf(name);
      await configuration.set(disabledPlugins, { add: [name], remove: [] });
    },
    trace,
    test: trials({ describe: look, list }),
  };
}
