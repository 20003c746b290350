import mime from 'mime';
import { fullNames, namesByType } from './detect-type-names.ts';
import { canonicalType } from './detect-type-kinds.ts';

const ours = new Map(
  Object.entries(namesByType).flatMap(([type, extensions]) => extensions.split(' ').map((extension) => [extension, type])),
);
const byFullName = new Map(Object.entries(fullNames).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])));

/** Names of mails in a Maildir: time, what makes it unique, host, and flags. The host would be taken for an extension. */
const inMaildir = [/^\d{9,11}\.[^/]{1,200}[:;!]2,[a-z]*$/, /^\d{9,11}\.(?:[mpqrvi][\da-f]+){1,6}(?:_\d+)?\.[\w.,=-]+$/];

/** The type that goes with a file name. Extensions with two meanings are read as text: binary content is found out by its bytes. */
export function typeByName(name: string): string | undefined {
  const lower = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const whole = byFullName.get(lower);
  if (whole !== undefined) return whole;
  if (inMaildir.some((pattern) => pattern.test(lower))) return 'message/rfc822';
  const dot = lower.lastIndexOf('.');
  if (dot === -1) return undefined;
  const extension = lower.slice(dot + 1);
  const type = ours.get(lower.slice(lower.lastIndexOf('.', dot - 1) + 1)) ?? ours.get(extension) ?? mime.getType(extension);
  return type === null ? undefined : canonicalType(type);
}
