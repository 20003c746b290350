import type { Plugin } from '../../plugin/define-plugin.ts';
import type { PluginInfo } from '../../plugin/plugins.ts';
import { extensionPointNames } from '../extension-points.ts';
import type { PluginCandidate } from './plugin-candidate.ts';
import { trustedPoints } from './plugin-manifest.ts';

interface Found {
  readonly state: PluginInfo['state'];
  readonly problem: string | undefined;
  /** Absent where it was not loaded. */
  readonly plugin: Plugin | undefined;
}

/** A plugin for people, from what its manifest says or, where it has none, from itself. */
export function pluginInfo(candidate: PluginCandidate, { state, problem, plugin }: Found): PluginInfo {
  const { name, from, external, package: packed } = candidate;
  const manifest = external?.manifest;
  const { description, homepage = packed?.homepage, requires, permissions, version } = manifest ?? plugin ?? {};
  const trusted = manifest ? trustedPoints(manifest) : [];
  const facts = {
    problem,
    path: external?.entry,
    package: packed?.name,
    description,
    version: packed?.version ?? version,
    homepage,
    contract: packed?.contract,
    requires,
    permissions,
    ...(trusted.length > 0 && { trusted }),
  };
  return {
    name,
    from,
    state,
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    extensions: Object.fromEntries(
      extensionPointNames
        .map((point) => [point, Object.keys((manifest?.extensions ?? plugin)?.[point] ?? {}).map((key) => `${name}/${key}`)] as const)
        .filter(([, ids]) => ids.length > 0),
    ),
  };
}
