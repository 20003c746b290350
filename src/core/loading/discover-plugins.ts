import { basename, extname } from 'node:path';
import type { Plugin } from '../../plugin/define-plugin.ts';
import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import { isPaiseError } from '../../plugin/errors.ts';
import type { StandardResult } from '../../plugin/standard-schema.ts';
import { approvalOf, readApprovals, wishesBeyond, type Approvals } from './approvals.ts';
import { findPlugins, type FoundPlugin, type PluginPlaces } from './find-plugins.ts';
import { importPlugin } from './import-plugin.ts';
import { openManifestCache, type Described } from './manifest-cache.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { trustedPoints, type ExternalPlugin, type PluginManifest } from './plugin-manifest.ts';
import { stubPlugin } from './stub-plugin.ts';

/** Looks at plugins in processes of their own. */
export interface Inspection {
  describe(plugin: ExternalPlugin): Promise<PluginManifest>;
  validate(plugin: ExternalPlugin, options: unknown): Promise<StandardResult<unknown>>;
}

/** One that hangs must not keep all others waiting, and a machine has other things to do. */
const looksAtOnce = 4;

/** The plugins of third parties, each described; those that were not since they changed are looked at now. */
export async function discoverPlugins(
  places: PluginPlaces & { readonly version: string },
  inspection: Inspection,
): Promise<readonly PluginCandidate[]> {
  const found = findPlugins(places);
  const cache = openManifestCache(places.dataDirectory, places.version);
  const approvals = readApprovals(places.dataDirectory);
  const described = new Map<FoundPlugin, Described>();
  const waiting = found.values();
  const look = async (): Promise<void> => {
    for (const plugin of waiting) {
      const { entry, fingerprint, problem } = plugin;
      const known = problem === undefined ? cache.get(entry, fingerprint) : { problem };
      const seen = known ?? (await describe(plugin, inspection));
      if (!known) cache.set(entry, fingerprint, seen);
      described.set(plugin, seen);
    }
  };
  await Promise.all(Array.from({ length: looksAtOnce }, look));
  cache.save(found.map(({ entry }) => entry));
  return found.flatMap((plugin) => {
    const seen = described.get(plugin);
    return seen ? [ifAgreedTo(candidateOf(plugin, seen, inspection), approvals)] : [];
  });
}

/** What took too long or died may have done so because the machine was at its limits. */
const againMs = 10 * 60_000;

export async function describe({ entry, folders, fingerprint, problem }: FoundPlugin, inspection: Inspection): Promise<Described> {
  if (problem !== undefined) return { problem };
  try {
    return { manifest: await inspection.describe({ name: nameOfFile(entry), entry, folders, fingerprint }) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const mayPass = isPaiseError(error, 'WORKER_DIED') || isPaiseError(error, 'WORKER_TIMEOUT');
    return { problem: `It cannot be loaded: ${said}`, ...(mayPass && { until: Date.now() + againMs }) };
  }
}

/** A package may do no more than a person agreed to; files a person has put there themselves. */
function ifAgreedTo(candidate: PluginCandidate, approvals: Approvals): PluginCandidate {
  const { name, from, external } = candidate;
  const beyond = from === 'package' && external?.manifest ? wishesBeyond(external.manifest, approvalOf(approvals, name)) : [];
  if (beyond.length === 0) return candidate;
  return { ...candidate, problem: `It wants ${beyond.join(', ')}. \`paise2 plugins enable ${name}\` agrees to that.` };
}

export function candidateOf(plugin: FoundPlugin, described: Described, inspection: Inspection): PluginCandidate {
  const { from, entry, folders, fingerprint } = plugin;
  const facts = { from, ...(plugin.package && { package: plugin.package }) };
  if ('problem' in described) {
    const { problem } = described;
    const name = plugin.package?.name ?? nameOfFile(entry);
    return {
      ...facts,
      name,
      points: [],
      external: { name, entry, folders, fingerprint },
      problem,
      load: () => Promise.reject(new Error(problem)),
    };
  }
  const { manifest } = described;
  const { name, requires } = manifest;
  const external = { name, entry, folders, fingerprint, manifest };
  return {
    ...facts,
    name,
    points: Object.keys(manifest.extensions) as ExtensionPoint[],
    ...(requires && { requires }),
    external,
    load: () => loadExternal(external, inspection),
  };
}

/** Only what is part of the engine is run by it. */
async function loadExternal(external: ExternalPlugin & { readonly manifest: PluginManifest }, inspection: Inspection) {
  const stub = stubPlugin(external, {
    functionFor: ({ name }) => (narrowing.has(name) ? undefined : elsewhere),
    validate: (options) => inspection.validate(external, options),
  });
  if (trustedPoints(external.manifest).length === 0) return { default: stub };
  const { default: plugin } = await importPlugin(external.entry);
  return { default: { ...(plugin as Plugin), ...stub } };
}

/** Asked where the work is done; here everything that fits is a candidate. */
const narrowing = new Set(['canExtract', 'canFetch', 'chosenFor']);

const elsewhere = (): never => {
  throw new Error('Its functions run in a process of their own.');
};

const nameOfFile = (entry: string): string => basename(entry, extname(entry));
