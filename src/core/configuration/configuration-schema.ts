import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import { sectionDefaults } from './documented-option.ts';
import { isMap, own } from './json.ts';
import type { LoadedConfiguration } from './load-configuration.ts';
import { eachShape, openShape } from './option-shape.ts';
import type { OptionShape } from './option-shape.ts';
import type { Source } from './problems.ts';
import type { Section } from './section.ts';

/** JSON Schema of the whole configuration, for editors. It refuses what paise2 refuses as far as JSON Schema can tell, and nothing else. */
export function configurationSchema({ gathered, absent }: LoadedConfiguration): ConfigurationTree {
  const { sections, contributed } = gathered;
  const unloaded = absent.map((name) => [name, { description: 'This plugin is not loaded.' }]);
  const loaded = sections.map((section) => [section.name, sectionSchema(section, contributed)]);
  const definitions = sections.flatMap(({ name, shape }) =>
    Object.entries(shape?.$defs ?? {}).map(([key, part]) => [`${name}.${key}`, eachShape(part, (inner) => movedTo(name, inner))]),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of paise2',
    type: ['object', 'null'],
    properties: Object.fromEntries([...unloaded, ...loaded]) as ConfigurationTree,
    additionalProperties: false,
    $defs: Object.fromEntries(definitions) as ConfigurationTree,
  };
}

function sectionSchema(section: Section, contributed: readonly Source[]): OptionShape {
  const { name, description, shape } = section;
  const defaults = sectionDefaults(section, contributed);
  const schema = shape
    ? asChecked(
        eachShape(shape, (part) => movedTo(name, part)),
        defaults,
      )
    : anyOptions;
  return { ...schema, ...(description !== undefined && { description }) };
}

const anyOptions: OptionShape = { type: ['object', 'null'] };

/**
 * A shape within the schema of everything: definitions have their place at its top. Patterns are left out: JSON Schema has no flags, so
 * `/b$/i` would refuse `64MB`, and what editors say of them helps nobody.
 */
function movedTo(section: string, { $schema: _schema, $id: _id, $defs: _defs, pattern: _pattern, ...shape }: OptionShape): OptionShape {
  const { $ref } = shape;
  if ($ref?.startsWith('#/$defs/')) return { ...shape, $ref: `#/$defs/${section}.${$ref.slice('#/$defs/'.length)}` };
  return $ref === '#' ? { ...shape, $ref: `#/properties/${section}` } : shape;
}

/** As paise2 takes a file: no keys but those that are named, and a key with nothing but comments below it is as good as absent. */
function asChecked(shape: OptionShape, values: JsonValue | undefined): OptionShape {
  const { properties, items } = shape;
  const open = openShape(shape);
  const checked: OptionShape = {
    ...shape,
    ...(values !== undefined && { default: values }),
    ...(items && { items: asChecked(items, undefined) }),
    ...(open && { additionalProperties: asChecked(open, undefined) }),
  };
  if (properties === undefined) return checked;
  const { default: _default, required = [], ...map } = checked;
  const parts = Object.entries(properties).map(([key, part]) => [key, asChecked(part, isMap(values) ? own(values, key) : undefined)]);
  return {
    ...map,
    ...(shape.type === 'object' && { type: ['object', 'null'] }),
    properties: Object.fromEntries(parts) as Readonly<Record<string, OptionShape>>,
    required: required.filter((key) => !isMap(values) || own(values, key) === undefined),
    additionalProperties: checked.additionalProperties ?? false,
  };
}
