/** Whether a value is of some shape. Made for what another process sends: bounded, whatever comes. */
export type Check = (value: unknown) => boolean;

const longestName = 16 * 1024;

export const text =
  (most = longestName): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most;
export const number: Check = Number.isFinite;
export const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const flag: Check = (value) => typeof value === 'boolean';
export const nothing: Check = (value) => value === undefined;
export const bytes: Check = (value) => value instanceof Uint8Array;

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const listOf =
  (check: Check, most: number): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return false;
    // Not `every`, which passes over holes.
    for (const element of value as unknown[]) if (!check(element)) return false;
    return true;
  };

/** An object with these fields. Others are nobody's business. */
export function fields(shape: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(shape);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const [name, check] of checks) if (!check((value as Record<string, unknown>)[name])) return false;
    return true;
  };
}

/** A map with any keys, so many at most. */
export const mapOf =
  (check: Check, most: number): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlain(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= most && entries.every(([key, inner]) => key.length <= longestName && check(inner));
  };

/** One of several shapes, told apart by the text in the field `tag`. */
export const byTag =
  (tag: string, shapes: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const name = (value as Record<string, unknown>)[tag];
    return typeof name === 'string' && Object.hasOwn(shapes, name) && (shapes[name]?.(value) ?? false);
  };

export interface JsonBounds {
  readonly depth: number;
  readonly values: number;
  readonly characters: number;
}

/** What one item may say beside its text. */
export const metadataBounds: JsonBounds = { depth: 32, values: 1_000_000, characters: 32 * 1024 * 1024 };

/** Why a value is not JSON within these bounds. A cycle is endless depth. `undefined` within maps is passed over, as JSON does. */
export function jsonProblem(value: unknown, bounds: JsonBounds): string | undefined {
  let { values, characters } = bounds;
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    values -= 1;
    if (values < 0) return 'it has too many values';
    if (at.depth > bounds.depth) return 'it is nested too deeply, or contains itself';
    const inner = at.value;
    switch (typeof inner) {
      case 'string':
        characters -= inner.length;
        break;
      case 'number':
        if (!Number.isFinite(inner)) return `it contains ${inner}`;
        break;
      case 'boolean':
      case 'undefined':
        break;
      case 'object': {
        if (inner === null) break;
        // Holes count too: as text they are written out.
        if (Array.isArray(inner) && inner.length > values) return 'it has too many values';
        if (!isPlain(inner)) return `it contains a ${inner.constructor?.name ?? 'strange object'}`;
        const entries = Object.entries(inner);
        if (entries.length > values) return 'it has too many values';
        for (const [key, element] of entries) {
          characters -= key.length;
          open.push({ value: element, depth: at.depth + 1 });
        }
        break;
      }
      default:
        return `it contains a ${typeof inner}`;
    }
    if (characters < 0) return 'it has too much text';
  }
  return undefined;
}

export const json =
  (bounds: JsonBounds): Check =>
  (value) =>
    jsonProblem(value, bounds) === undefined;

/** Also of another realm, and also metadata, whose methods are on a prototype of their own. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}
