import mime from 'mime';
import { fullNames, namesByType } from './detect-type-names.ts';
import { canonicalType } from './detect-type-kinds.ts';

const ours = new Map(
  Object.entries(namesByType).flatMap(([type, extensions]) => extensions.split(' ').map((extension) => [extension, type])),
);
const byFullName = new Map(Object.entries(fullNames).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])));

/** The type that goes with a file name. Extensions with two meanings are read as text: binary content is found out by its bytes. */
export function typeByName(name: string): string | undefined {
  const lower = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const whole = byFullName.get(lower);
  if (whole !== undefined) return whole;
  const dot = lower.lastIndexOf('.');
  if (dot === -1) return undefined;
  const extension = lower.slice(dot + 1);
  const type = ours.get(extension) ?? mime.getType(extension);
  return type === null ? undefined : canonicalType(type);
}
