import type { ConfigurationChange, ConfigurationTree } from '../../../plugin/configuration-provider.ts';
import type { ExternalPlugin } from '../../loading/plugin-manifest.ts';
import type { WorkerSetup } from '../messages.ts';

/** What a process of a plugin is told of the configuration: nothing of other plugins, whose options may hold secrets. */
export function setupFor(plugin: ExternalPlugin, setup: WorkerSetup): WorkerSetup {
  const { name } = plugin;
  const { before, after, diff } = setup.configuration;
  const changes = (all: readonly ConfigurationChange[]): readonly ConfigurationChange[] =>
    all.filter(({ path }) => path === name || path.startsWith(`${name}.`));
  return {
    ...setup,
    externals: [],
    only: plugin,
    options: ownPart(setup.options, name),
    configuration: {
      ...(before && { before: ownPart(before, name) }),
      after: ownPart(after, name),
      diff: { added: changes(diff.added), removed: changes(diff.removed), changed: changes(diff.changed) },
    },
    configuredExtractors: {},
  };
}

const ownPart = <Tree extends ConfigurationTree | WorkerSetup['options']>(tree: Tree, name: string): Tree =>
  (Object.hasOwn(tree, name) ? { [name]: tree[name] } : {}) as Tree;
