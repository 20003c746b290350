import type { JsonValue } from '../../plugin/metadata.ts';
import type { StandardSchema } from '../../plugin/standard-schema.ts';
import { isList, isMap, own } from './json.ts';
import type { OptionPath } from './json.ts';

/** The part of JSON Schema (draft 2020-12) that says what an option may be, enough to tell a person about it. */
export interface OptionShape {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, OptionShape>>;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly default?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly anyOf?: readonly OptionShape[];
  readonly oneOf?: readonly OptionShape[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, OptionShape>>;
  readonly additionalProperties?: boolean | OptionShape;
  readonly items?: OptionShape;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** What the schema takes, or `undefined` where it cannot say: not all libraries implement Standard JSON Schema (https://standardschema.dev/json-schema). */
export function optionShape(schema: StandardSchema): OptionShape | undefined {
  const { jsonSchema } = schema['~standard'] as { jsonSchema?: { input(options: object): OptionShape } };
  try {
    // zod refuses schemas with a part that JSON Schema has no word for, unless told to leave that part open; others ignore the option.
    return jsonSchema?.input({ target: 'draft-2020-12', libraryOptions: { unrepresentable: 'any' } });
  } catch {
    return undefined;
  }
}

export function shapeAt(shape: OptionShape | undefined, path: OptionPath): OptionShape | undefined {
  let current = shape;
  for (const step of path) {
    if (typeof step === 'number') current = current?.items;
    else current = own(current?.properties ?? {}, step) ?? openShape(current);
  }
  return current;
}

/** Shape of the values under keys that are not named, in a map where a person may choose the keys. */
export function openShape(shape: OptionShape | undefined): OptionShape | undefined {
  return isMap(shape?.additionalProperties) ? shape.additionalProperties : undefined;
}

/** The shape with `change` made of it and of every shape within. */
export function eachShape(shape: OptionShape, change: (shape: OptionShape) => OptionShape): OptionShape {
  const within = (part: unknown): unknown => (isMap(part) ? eachShape(part, change) : part);
  const entries = Object.entries(change(shape)).map(([keyword, value]: [string, unknown]) => {
    if (keyword === 'properties' && isMap(value))
      return [keyword, Object.fromEntries(Object.entries(value).map(([key, part]) => [key, within(part)]))];
    if (shapeLists.has(keyword) && isList(value)) return [keyword, value.map(within)];
    return [keyword, innerShapes.has(keyword) ? within(value) : value];
  });
  return Object.fromEntries(entries) as OptionShape;
}

const shapeLists = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const innerShapes = new Set(['items', 'additionalProperties', 'propertyNames']);

/** Default of a shape, with those of its parts filled in. */
export function shapeDefault(shape: OptionShape): JsonValue | undefined {
  if (shape.properties === undefined || !isMap(shape.default ?? {})) return shape.default;
  const parts = Object.entries(shape.properties).flatMap(([key, part]): [string, JsonValue][] => {
    const value = part.default === undefined ? undefined : shapeDefault(part);
    return value === undefined ? [] : [[key, value]];
  });
  return { ...Object.fromEntries(parts), ...(shape.default as { [key: string]: JsonValue } | undefined) };
}
