import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PaiseError } from '../../../plugin/errors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What stands in `package.json`. Written by hand: anything may be anything. */
export interface PackageDescription {
  readonly fields: Fields;
  /** The text of a field, `''` where it is none. */
  text(name: string): string;
  /** The map in a field, empty where it is none. */
  map(name: string): Fields;
}

export function readDescription(folder: string): PackageDescription {
  const path = join(folder, 'package.json');
  const fields = parsed(path);
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return { fields, text, map: (name) => (isMap(fields[name]) ? fields[name] : {}) };
}

function parsed(path: string): Fields {
  const hint = 'Name the folder of a package: paise2 plugins pack DIR. `paise2 plugins new` makes one.';
  try {
    const fields: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isMap(fields)) return fields;
  } catch (error) {
    throw new PaiseError('USAGE', `${path} cannot be read: ${(error as Error).message}.`, { hint });
  }
  throw new PaiseError('USAGE', `${path} holds no object.`, { hint });
}

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
