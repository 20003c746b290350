import type { Plugin } from '../../plugin/define-plugin.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ExtensionPoint, ExtensionPoints } from '../../plugin/extension-points.ts';
import type { PluginInfo } from '../../plugin/paise.ts';
import { extensionPointNames } from '../extension-points.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { validatePlugin } from './validate-plugin.ts';

/** An extension with its identity, which comes from where it is registered and from nothing else. */
export interface Extension<Point extends ExtensionPoint = ExtensionPoint> {
  /** `<plugin>/<extension>`. */
  readonly id: string;
  readonly plugin: string;
  readonly from: PluginCandidate['from'];
  readonly value: ExtensionPoints[Point];
}

/** The plugins of this process: which there are, which are imported, which are set aside and why. */
export interface Registry {
  /** Imports what has extensions at one of these points (default: everything), or only those named of them. A plugin that fails is set aside. */
  load(points?: readonly ExtensionPoint[], names?: readonly string[]): Promise<void>;
  /** Extensions of the imported plugins, in the order of the list. */
  extensions<Point extends ExtensionPoint>(point: Point): readonly Extension<Point>[];
  plugins(): readonly Plugin[];
  /** Stops using a plugin that misbehaved at start. */
  setAside(plugin: string, problem: unknown): void;
  infos(): readonly PluginInfo[];
}

export interface RegistryRules {
  readonly disabled: readonly string[];
  /** A failing plugin is fatal. */
  readonly strict: boolean;
  /** Time for one plugin to be imported. */
  readonly importDeadlineMs: number;
}

export function createRegistry(candidates: readonly PluginCandidate[], rules: RegistryRules): Registry {
  const byName = new Map(candidates.toReversed().map((candidate) => [candidate.name, candidate]));
  const isFirst = (candidate: PluginCandidate): boolean => byName.get(candidate.name) === candidate;
  const enabled = candidates.filter((candidate) => isFirst(candidate) && !rules.disabled.includes(candidate.name));
  const loaded = new Map<string, Promise<Plugin | undefined>>();
  const plugins = new Map<string, Plugin>();
  const problems = new Map<string, string>();

  async function loadCandidate(candidate: PluginCandidate): Promise<Plugin | undefined> {
    try {
      const imported = await withDeadline(candidate.load(), rules.importDeadlineMs, candidate.name);
      return validatePlugin(imported.default, candidate.name);
    } catch (error) {
      if (rules.strict) throw error;
      problems.set(candidate.name, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  return {
    async load(points = extensionPointNames, names) {
      const wanted = enabled.filter(
        (candidate) => (names?.includes(candidate.name) ?? true) && (candidate.points?.some((point) => points.includes(point)) ?? true),
      );
      const loading = wanted.map((candidate) => {
        const promise = loaded.get(candidate.name) ?? loadCandidate(candidate);
        loaded.set(candidate.name, promise);
        return promise;
      });
      for (const plugin of await Promise.all(loading)) if (plugin && !problems.has(plugin.name)) plugins.set(plugin.name, plugin);
    },
    extensions<Point extends ExtensionPoint>(point: Point) {
      return enabled.flatMap(({ name, from }) => {
        const extensions = Object.entries(plugins.get(name)?.[point] ?? {}) as readonly [string, ExtensionPoints[Point]][];
        return extensions.map(([key, value]) => ({ id: `${name}/${key}`, plugin: name, from, value }));
      });
    },
    plugins: () => enabled.flatMap((candidate) => plugins.get(candidate.name) ?? []),
    setAside(plugin, problem) {
      if (rules.strict) throw problem;
      plugins.delete(plugin);
      problems.set(plugin, problem instanceof Error ? problem.message : String(problem));
    },
    infos: () =>
      candidates.map((candidate) => {
        const { name } = candidate;
        if (!isFirst(candidate))
          return describe(candidate, rules, { plugin: undefined, problem: `Another plugin is called "${name}" too.` });
        return describe(candidate, rules, { plugin: plugins.get(name), problem: problems.get(name) });
      }),
  };
}

function describe(
  candidate: PluginCandidate,
  rules: RegistryRules,
  found: { plugin: Plugin | undefined; problem: string | undefined },
): PluginInfo {
  const extensions = extensionPointNames
    .map((point) => [point, Object.keys(found.plugin?.[point] ?? {}).map((key) => `${candidate.name}/${key}`)] as const)
    .filter(([, ids]) => ids.length > 0);
  const disabled = rules.disabled.includes(candidate.name);
  return {
    name: candidate.name,
    from: candidate.from,
    state: disabled ? 'disabled' : found.problem === undefined ? 'enabled' : 'set aside',
    ...(found.problem === undefined ? {} : { problem: found.problem }),
    extensions: Object.fromEntries(extensions),
  };
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number, plugin: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new PaiseError('PLUGIN_FAILED', `Plugin "${plugin}" took longer than ${deadlineMs / 1000} s to import.`, { plugin }));
    }, deadlineMs);
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
