import type { Plugin } from '../../plugin/define-plugin.ts';
import type { StandardResult, StandardSchema } from '../../plugin/standard-schema.ts';
import { confinedPoints, type ConfinedPoint, type ExternalPlugin, type PluginManifest } from './plugin-manifest.ts';

/** A function of an extension that runs elsewhere. */
export interface RemoteFunction {
  readonly plugin: string;
  readonly point: ConfinedPoint;
  readonly extension: string;
  readonly name: string;
}

export interface StubParts {
  /** The function that stands for one that runs elsewhere; `undefined` leaves it out, as if the extension had none. */
  functionFor(remote: RemoteFunction): ((...given: never[]) => unknown) | undefined;
  /** Checks options where the plugin is. Absent where they were checked. */
  validate?(options: unknown): Promise<StandardResult<unknown>>;
}

/** A plugin whose sources, fetchers and extractors are elsewhere: the same data, with functions that stand for theirs. */
export function stubPlugin({ name, manifest }: ExternalPlugin & { readonly manifest: PluginManifest }, parts: StubParts): Plugin {
  const { extensions, options, ...facts } = manifest;
  const points = confinedPoints.flatMap((point) => {
    const offered = Object.entries(extensions[point] ?? {});
    if (offered.length === 0) return [];
    const stubs = offered.map(([key, { data, functions }]) => {
      const remote = functions.flatMap((member) => {
        const stub = parts.functionFor({ plugin: name, point, extension: `${name}/${key}`, name: member });
        return stub ? [[member, stub] as const] : [];
      });
      return [key, { ...data, ...Object.fromEntries(remote), ...(point === 'contentExtractors' && keepsText) }] as const;
    });
    return [[point, Object.fromEntries(stubs)] as const];
  });
  return { ...facts, ...(options && { options: remoteSchema(options, parts) }), ...Object.fromEntries(points) };
}

/** To read it again for a passage of a hit would need a process. */
const keepsText = { textRetention: 'keep' };

function remoteSchema({ shape }: NonNullable<PluginManifest['options']>, { validate }: StubParts): StandardSchema {
  const standard = {
    version: 1,
    vendor: 'paise2',
    validate: validate ?? ((value: unknown) => ({ value })),
    ...(shape && { jsonSchema: { input: () => shape } }),
  } as const;
  return { '~standard': standard };
}
