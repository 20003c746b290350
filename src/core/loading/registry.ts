import type { Plugin } from '../../plugin/define-plugin.ts';
import { PaiseError } from '../../plugin/errors.ts';
import type { ExtensionPoint, ExtensionPoints } from '../../plugin/extension-points.ts';
import type { PluginInfo } from '../../plugin/plugins.ts';
import { extensionPointNames } from '../extension-points.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { pluginInfo } from './plugin-info.ts';
import { isConfined, type ExternalPlugin } from './plugin-manifest.ts';
import { firstByName, requirementProblem } from './requirements.ts';
import { validatePlugin } from './validate-plugin.ts';

/** An extension with its identity, which comes from where it is registered and from nothing else. */
export interface Extension<Point extends ExtensionPoint = ExtensionPoint> {
  /** `<plugin>/<extension>`. */
  readonly id: string;
  readonly plugin: string;
  readonly from: PluginCandidate['from'];
  /** It runs in processes of its own: in this one its functions are not there. */
  readonly isElsewhere?: boolean;
  readonly value: ExtensionPoints[Point];
}

/** The plugins of this process: which there are, which are imported, which are set aside and why. */
export interface Registry {
  /** Imports what has extensions at one of these points (default: everything), or only those named of them. A plugin that fails is set aside. */
  load(points?: readonly ExtensionPoint[], names?: readonly string[]): Promise<void>;
  /** Extensions of the imported plugins, in the order of the list. */
  extensions<Point extends ExtensionPoint>(point: Point): readonly Extension<Point>[];
  plugins(): readonly Plugin[];
  /** Those of third parties that can be used. */
  externals(): readonly ExternalPlugin[];
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
  const enabled = candidates.filter(({ name }) => !rules.disabled.includes(name));
  const sound = enabled.filter(({ problem }) => problem === undefined);
  const byName = firstByName(sound);
  const isThere = (name: string): boolean => candidates.some((candidate) => candidate.name === name);
  const loaded = new Map<PluginCandidate, Promise<void>>();
  const plugins = new Map<PluginCandidate, Plugin>();
  const failures = new Map<PluginCandidate, string>();
  /** What is wrong with each, found when it is first asked for. */
  const problems = new Map<PluginCandidate, string | undefined>();

  function problemOf(candidate: PluginCandidate): string | undefined {
    if (!problems.has(candidate)) problems.set(candidate, findProblem(candidate));
    return problems.get(candidate);
  }

  function findProblem(candidate: PluginCandidate): string | undefined {
    const first = byName.get(candidate.name);
    return (
      candidate.problem ??
      failures.get(candidate) ??
      (first && first !== candidate ? namesake(candidate, first) : undefined) ??
      requirementProblem(candidate, { byName, isThere, isUsable })
    );
  }
  const isUsable = (candidate: PluginCandidate): boolean => problemOf(candidate) === undefined;

  function fail(candidate: PluginCandidate, problem: unknown): void {
    if (rules.strict) throw problem;
    plugins.delete(candidate);
    problems.clear();
    failures.set(candidate, problem instanceof Error ? problem.message : String(problem));
  }

  async function loadCandidate(candidate: PluginCandidate): Promise<void> {
    try {
      const imported = await withDeadline(candidate.load(), rules.importDeadlineMs, candidate.name);
      plugins.set(candidate, validatePlugin(imported.default, candidate.name));
    } catch (error) {
      fail(candidate, error);
    }
  }

  return {
    async load(points = extensionPointNames, names) {
      if (rules.strict) for (const candidate of enabled) requireSound(candidate, problemOf(candidate));
      const wanted = enabled.filter(
        (candidate) =>
          isUsable(candidate) &&
          (names?.includes(candidate.name) ?? true) &&
          (candidate.points?.some((point) => points.includes(point)) ?? true),
      );
      const loading = wanted.map((candidate) => {
        const promise = loaded.get(candidate) ?? loadCandidate(candidate);
        loaded.set(candidate, promise);
        return promise;
      });
      await Promise.all(loading);
    },
    extensions<Point extends ExtensionPoint>(point: Point) {
      return enabled.filter(isUsable).flatMap((candidate) => {
        const { name, from, external } = candidate;
        const extensions = Object.entries(plugins.get(candidate)?.[point] ?? {}) as readonly [string, ExtensionPoints[Point]][];
        const isElsewhere = external !== undefined && isConfined(point);
        return extensions.map(([key, value]) => ({ id: `${name}/${key}`, plugin: name, from, value, ...(isElsewhere && { isElsewhere }) }));
      });
    },
    plugins: () => enabled.filter(isUsable).flatMap((candidate) => plugins.get(candidate) ?? []),
    externals: () => enabled.filter(isUsable).flatMap(({ external }) => external ?? []),
    setAside(plugin, problem) {
      const candidate = byName.get(plugin);
      if (candidate) fail(candidate, problem);
    },
    infos: () =>
      candidates.map((candidate) => {
        const isDisabled = rules.disabled.includes(candidate.name);
        return pluginInfo(candidate, {
          state: isDisabled ? 'disabled' : isUsable(candidate) ? 'enabled' : 'set aside',
          problem: isDisabled ? candidate.problem : problemOf(candidate),
          plugin: plugins.get(candidate),
        });
      }),
  };
}

function namesake({ external }: PluginCandidate, first: PluginCandidate): string {
  const other = first.external?.entry ?? 'a built-in one';
  return `Two plugins are called "${first.name}": ${external?.entry ?? 'this one'} and ${other}, which came first. Rename or remove one.`;
}

function requireSound({ name: plugin }: PluginCandidate, problem: string | undefined): void {
  if (problem !== undefined) throw new PaiseError('PLUGIN_FAILED', `Plugin "${plugin}" cannot be used: ${problem}`, { plugin });
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
