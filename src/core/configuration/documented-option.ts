import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { isMap, own } from './json.ts';
import type { OptionPath } from './json.ts';
import { layer, mergeDefaults } from './merge.ts';
import type { OptionShape } from './option-shape.ts';
import type { Source } from './problems.ts';
import type { Section } from './section.ts';
import { lineStart } from './text-edit.ts';
import { describeShape } from './wording.ts';
import { placeOf } from './yaml-text.ts';

/** An option with everything that a person should know about it. */
export interface DocumentedOption {
  readonly key: string;
  /** Lines. */
  readonly comment: readonly string[];
  /** Absent for an option that need not be set. */
  readonly default?: JsonValue;
  /** The options within, where it is a map of named ones. */
  readonly parts?: readonly DocumentedOption[];
}

/** A section as an option whose parts are the plugin's. What ConfigurationProviders say about an option follows what its schema says. */
export function documentSection(section: Section, contributed: readonly Source[]): DocumentedOption {
  const { name, description } = section;
  const values = sectionDefaults(section, contributed);
  const shape: OptionShape = {
    ...(section.shape ?? { properties: Object.fromEntries(Object.keys(section.defaults).map((key) => [key, {}])) }),
    ...(description !== undefined && { description }),
  };
  return documentOption([name], shape, { values, contributed });
}

/** What the options of a section are where the user sets none. */
export function sectionDefaults({ name, defaults }: Section, contributed: readonly Source[]): ConfigurationTree {
  const above = contributed
    .map(({ yaml }) => own(yaml.tree, name))
    .reduce<JsonValue>((below, over) => layer(below, over, mergeDefaults), defaults);
  return isMap(above) ? above : defaults;
}

interface Background {
  readonly values: JsonValue | undefined;
  readonly contributed: readonly Source[];
}

function documentOption(path: OptionPath, shape: OptionShape, { values, contributed }: Background): DocumentedOption {
  const parts = Object.entries(shape.properties ?? {}).map(([key, part]) =>
    documentOption([...path, key], part, { values: isMap(values) ? own(values, key) : undefined, contributed }),
  );
  return {
    key: String(path.at(-1)),
    comment: [...describe(shape), ...contributed.flatMap((source) => commentAbove(path, source))],
    ...(values !== undefined && { default: values }),
    ...(parts.length > 0 && { parts }),
  };
}

const anything = describeShape(undefined);

/** Its description, and what it may be unless that is just any text. */
function describe(shape: OptionShape): string[] {
  const lines = (shape.description ?? '')
    .split(/\r?\n/)
    .map(withoutControls)
    .filter((line) => line !== '');
  const kind = describeShape(shape);
  if (shape.properties !== undefined || (plainKinds.has(kind) && lines.length > 0)) return lines;
  const remark = kind === anything ? 'Any value.' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}.`;
  const last = lines.pop();
  return [...lines, last === undefined ? remark : `${last}${/[.!?]$/.test(last) ? '' : '.'} ${remark}`];
}

/** Kinds that a glance at the default tells. */
const plainKinds = new Set(['text', 'a list', 'a map', anything]);

/** The comment lines directly above a key. */
function commentAbove(path: OptionPath, { yaml }: Source): string[] {
  const { key, complete } = placeOf(yaml.document, path);
  if (!complete || key === undefined) return [];
  const lines = yaml.text
    .slice(0, lineStart(yaml.text, key.range?.[0] ?? 0))
    .split(/\r?\n/)
    .slice(0, -1);
  const first = lines.findLastIndex((line) => !line.trim().startsWith('#')) + 1;
  return lines.slice(first).map((line) => withoutControls(line.trim().replace(/^#+:? ?/, '')));
}

const withoutControls = (line: string): string => line.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** Names of the options and of all within. */
export function namesOf(options: readonly DocumentedOption[]): string[] {
  return options.flatMap(({ key, parts }) => [key, ...namesOf(parts ?? [])]);
}
