import { PaiseError } from '../../plugin/errors.ts';
import { pathInTree } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { nearest } from './nearest.ts';
import { openShape, shapeAt } from './option-shape.ts';
import type { OptionShape } from './option-shape.ts';
import { showText } from './wording.ts';

/** An option that was named by its dotted path. */
export interface FoundOption {
  readonly path: readonly string[];
  /** Absent where the plugin's schema says nothing of it. */
  readonly shape?: OptionShape;
  /** Whether there is such an option. */
  readonly isKnown: boolean;
}

/** The option of this name, be it set or not. Keys may contain dots, so values and shapes are asked which ones there are. */
export function findOption({ gathered, tree }: LoadedConfiguration, dotted: string): FoundOption {
  const sections = gathered.sections.map(({ name, shape }) => [name, shape ?? {}] as const);
  const whole: OptionShape = { properties: Object.fromEntries(sections) };
  const inForce = pathInTree(tree, dotted);
  const path = pathInTree(gathered.user.yaml.tree, dotted) ?? inForce ?? pathInShape(whole, dotted);
  const shape = shapeAt(whole, path);
  return { path, isKnown: inForce !== undefined || shape !== undefined, ...(shape && { shape }) };
}

/** Throws `USAGE`. */
export function unknownOption({ gathered }: LoadedConfiguration, dotted: string): PaiseError {
  const names = gathered.sections.flatMap(({ name, shape }) => [name, ...namesWithin(name, shape)]);
  const near = nearest(dotted, names);
  const hint = near === undefined ? 'See `paise2 config list`.' : `Did you mean ${near}?`;
  return new PaiseError('USAGE', `There is no option ${showText(dotted)}.`, { hint });
}

function pathInShape(shape: OptionShape | undefined, dotted: string): readonly string[] {
  for (const [key, part] of Object.entries(shape?.properties ?? {})) {
    if (dotted === key) return [key];
    if (dotted.startsWith(`${key}.`)) return [key, ...pathInShape(part, dotted.slice(key.length + 1))];
  }
  const open = openShape(shape);
  // Where keys are free and hold no options of their own, the rest is the key: `.md`, `text/x.y`.
  const dot = open && open.properties === undefined ? -1 : dotted.indexOf('.');
  return dot === -1 ? [dotted] : [dotted.slice(0, dot), ...pathInShape(open, dotted.slice(dot + 1))];
}

const namesWithin = (prefix: string, shape: OptionShape | undefined): string[] =>
  Object.entries(shape?.properties ?? {}).flatMap(([key, part]) => [`${prefix}.${key}`, ...namesWithin(`${prefix}.${key}`, part)]);
