import type { ConfigurationTree } from '../../src/plugin/configuration-provider.ts';
import type { JsonValue } from '../../src/plugin/metadata.ts';
import { isSchema, isTree, type Member, membersOf, type Schema, type Shape } from './shape.ts';

/** An option with a value of its own, as a field of the form. */
export interface Field {
  /** Dotted, with the plugin first: `files.maxFileSize`. */
  readonly option: string;
  /** For a person: `Max file size`. */
  readonly title: string;
  readonly description: string;
  readonly shape: Shape;
  readonly preset?: JsonValue;
}

/** The options of a plugin, or of the engine. */
export interface Section {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

const engine = 'paise2';

/** Every plugin that has options, in the order of the schema. Those of the engine, which few need, come last. */
export function sectionsOf(schema: ConfigurationTree): readonly Section[] {
  const { properties } = schema as Schema;
  if (!isSchema(properties)) return [];
  const parts = Object.entries(properties).toSorted(([a], [b]) => Number(a === engine) - Number(b === engine));
  return parts.flatMap(([name, part]) => {
    if (!isSchema(part)) return [];
    const fields = membersOf(part).flatMap((member) => fieldsOf(member, name));
    const description = typeof part['description'] === 'string' ? part['description'] : '';
    return fields.length === 0 ? [] : [{ name, description, fields }];
  });
}

/** Groups of options (`paise2.workers`) are taken apart: each option has a field. */
function fieldsOf({ name, shape, description, preset }: Member, path: string): readonly Field[] {
  const option = `${path}.${name}`;
  if (shape.kind === 'record' && preset === undefined) return shape.members.flatMap((member) => fieldsOf(member, option));
  return [{ option, title: titleOf(option), description, shape, ...(preset !== undefined && { preset }) }];
}

/** `Workers: max file size` of `paise2.workers.maxFileSize`. */
export function titleOf(option: string): string {
  const words = option
    .split('.')
    .slice(1)
    .map((name) => name.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`))
    .join(': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The value of a dotted option. */
export function valueAt(tree: JsonValue | undefined, option: string): JsonValue | undefined {
  let value = tree;
  for (const name of option.split('.')) {
    if (!isTree(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** What has all the words in its name or its description. */
export function findFields(sections: readonly Section[], query: string): readonly Section[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return sections;
  return sections.flatMap((section) => {
    const own = `${section.name} ${section.description}`;
    const fields = section.fields.filter(({ option, title, description }) => {
      const text = `${option} ${title} ${description} ${own}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return fields.length === 0 ? [] : [{ ...section, fields }];
  });
}
