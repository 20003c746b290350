import type { ConfigurationTree } from '../../src/plugin/configuration-provider.ts';
import type { JsonValue } from '../../src/plugin/metadata.ts';
import { quantityOf, type Quantity } from './quantity.ts';

/** What an option may be, as a form needs to know it. */
export type Shape =
  | { readonly kind: 'text'; readonly least: number; readonly most?: number; readonly quantity?: Quantity }
  | { readonly kind: 'number'; readonly isWhole: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly among: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'record'; readonly members: readonly Member[] }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  /** Anything: only the text can show it. */
  | { readonly kind: 'free' };

/** A member of a record. */
export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly description: string;
  readonly isRequired: boolean;
  readonly preset?: JsonValue;
}

/** A piece of a JSON Schema. Nothing is relied upon: plugins write them. */
export type Schema = Readonly<Record<string, unknown>>;

const deepest = 6;

/** Reads a JSON Schema as zod and its like make them. `$ref` and what else is rare is `free`. */
export function shapeOf(schema: Schema, depth = 0): Shape {
  if (depth > deepest) return { kind: 'free' };
  const parts = [schema['anyOf'], schema['oneOf']].find(Array.isArray);
  if (parts) return unionOf(parts.filter(isSchema).map((part) => shapeOf(part, depth + 1)));
  const among = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : undefined;
  if (among) return among.every((one) => typeof one === 'string') ? { kind: 'choice', among } : { kind: 'free' };
  switch (typeOf(schema)) {
    case 'string':
      return textOf(schema);
    case 'number':
    case 'integer':
      return { kind: 'number', isWhole: schema['type'] === 'integer', ...numbers(schema, { least: 'minimum', most: 'maximum' }) };
    case 'boolean':
      return { kind: 'switch' };
    case 'array':
      return isSchema(schema['items']) ? { kind: 'list', of: shapeOf(schema['items'], depth + 1) } : { kind: 'free' };
    case 'object':
      return objectOf(schema, depth);
    default:
      return { kind: 'free' };
  }
}

export const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A section may also be empty in the file, which its schema calls `null`. */
function typeOf({ type }: Schema): unknown {
  if (!Array.isArray(type)) return type;
  const others = type.filter((one) => one !== 'null');
  return others.length === 1 ? others[0] : undefined;
}

function textOf(schema: Schema): Shape {
  const quantity = quantityOf(schema['default']);
  const { least = 0, ...more } = numbers(schema, { least: 'minLength', most: 'maxLength' });
  return { kind: 'text', least, ...more, ...(quantity && { quantity }) };
}

function numbers(schema: Schema, names: { readonly least: string; readonly most: string }): { least?: number; most?: number } {
  const least = schema[names.least];
  const most = schema[names.most];
  return {
    ...(typeof least === 'number' && { least }),
    ...(typeof most === 'number' && most < Number.MAX_SAFE_INTEGER && { most }),
  };
}

function objectOf(schema: Schema, depth: number): Shape {
  const { properties, additionalProperties } = schema;
  if (isSchema(properties) && Object.keys(properties).length > 0) return { kind: 'record', members: membersOf(schema, depth) };
  return isSchema(additionalProperties) ? { kind: 'map', of: shapeOf(additionalProperties, depth + 1) } : { kind: 'record', members: [] };
}

export function membersOf(schema: Schema, depth = 0): readonly Member[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}).flatMap(([name, part]) => {
    if (!isSchema(part)) return [];
    const preset = part['default'] as JsonValue | undefined;
    const description = typeof part['description'] === 'string' ? part['description'] : '';
    const isRequired = required.includes(name);
    return [{ name, shape: shapeOf(part, depth + 1), description, isRequired, ...(preset !== undefined && { preset }) }];
  });
}

/** Several fixed words are one choice. */
function unionOf(parts: readonly Shape[]): Shape {
  const [first, ...more] = parts;
  if (!first) return { kind: 'free' };
  if (more.length === 0) return first;
  if (parts.every((part) => part.kind === 'choice')) return { kind: 'choice', among: parts.flatMap(({ among }) => among) };
  return parts.some(({ kind }) => kind === 'free') ? { kind: 'free' } : { kind: 'union', of: parts };
}

/** Whether a value can be shown by the field of a shape. */
export function fits(shape: Shape, value: JsonValue | undefined): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && shape.among.includes(value);
    case 'list':
      return isList(value) && value.every((item) => fits(shape.of, item));
    case 'map':
      return isTree(value) && Object.values(value).every((item) => fits(shape.of, item));
    case 'record':
      return isTree(value) && shape.members.every(({ name, shape: own }) => value[name] === undefined || fits(own, value[name]));
    case 'union':
      return shape.of.some((part) => fits(part, value));
    case 'free':
      return false;
  }
}

export const isTree = (value: JsonValue | undefined): value is ConfigurationTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
