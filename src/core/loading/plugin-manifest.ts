import type { ExtensionPoint } from '../../plugin/extension-points.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { PluginFacts } from '../../plugin/define-plugin.ts';
import type { OptionShape } from '../configuration/option-shape.ts';

/** An extension without its code: members that are data, and the names of those that are functions. */
export interface ExtensionManifest {
  readonly data: Readonly<Record<string, JsonValue>>;
  readonly functions: readonly string[];
}

/** What a plugin says of itself, as data: all that the engine needs to know of one whose code it does not run. */
export interface PluginManifest extends PluginFacts {
  /** Whether it has options, and what they are where its schema can tell. */
  readonly options?: { readonly shape?: OptionShape };
  readonly extensions: { readonly [Point in ExtensionPoint]?: Readonly<Record<string, ExtensionManifest>> };
}

/** A plugin of a third party. */
export interface ExternalPlugin {
  readonly name: string;
  /** Path of its file. */
  readonly entry: string;
  /** Folders with its own code. */
  readonly folders: readonly string[];
  /** Changes with its files. */
  readonly fingerprint: string;
  /** Absent until it was described. */
  readonly manifest?: PluginManifest;
}

/** Points whose extensions run in processes of their own. At all others a plugin is part of the engine. */
export const confinedPoints = ['contentExtractors', 'contentFetchers', 'contentSources'] as const satisfies readonly ExtensionPoint[];

export type ConfinedPoint = (typeof confinedPoints)[number];

export const isConfined = (point: string): boolean => (confinedPoints as readonly string[]).includes(point);

/** Points at which a plugin runs within the engine. */
export const trustedPoints = ({ extensions }: PluginManifest): readonly ExtensionPoint[] =>
  (Object.keys(extensions) as ExtensionPoint[]).filter((point) => !isConfined(point));
