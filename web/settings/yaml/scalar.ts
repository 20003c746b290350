import type { JsonValue } from '../../../src/plugin/metadata.ts';

/** What is written in a way that is not read here. */
export const opaque: unique symbol = Symbol('opaque');
export type Read = JsonValue | typeof opaque;

/** No indicator at the beginning, as in section 7.3.3 of YAML 1.2.2. */
const plainStart = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?![\s,[\]{}]|$))/;

/** A scalar without quotes, by the core schema (section 10.3.2). */
export function readPlain(text: string): Read {
  if (text === '') return null;
  if (!plainStart.test(text) || /: |:$| #/.test(text)) return opaque;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?\d{1,15}$/.test(text) || /^[-+]?\d{1,15}\.\d{1,15}$/.test(text)) return Number(text);
  // Other numbers are rare, and a date or a version must not be taken for one.
  return /^[-+]?\.?\d[\d.eExXoa-fA-F+-]*$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text) ? opaque : text;
}

const doubleQuoted = /^"(?:[^"\\]|\\.)*"/;
const singleQuoted = /^'(?:[^']|'')*'/;

/** A quoted scalar at the beginning of a line, and how long it is there. */
export function readQuoted(text: string): { readonly value: string; readonly length: number } | undefined {
  const [whole] = doubleQuoted.exec(text) ?? singleQuoted.exec(text) ?? [];
  if (whole === undefined) return undefined;
  if (whole.startsWith("'")) return { value: whole.slice(1, -1).replaceAll("''", "'"), length: whole.length };
  try {
    // The escapes of JSON are those of YAML, which has some more.
    return { value: JSON.parse(whole) as string, length: whole.length };
  } catch {
    return undefined;
  }
}

/** `key: rest`, with the key as a name. */
export function splitKey(text: string): { readonly key: string; readonly rest: string } | undefined {
  const quoted = readQuoted(text);
  if (quoted) {
    const rest = /^:(?: +(.*))?$/.exec(text.slice(quoted.length));
    return rest ? { key: quoted.value, rest: rest[1] ?? '' } : undefined;
  }
  const end = text.search(/:(?: |$)/);
  if (end <= 0 || end > 1000) return undefined;
  const key = text.slice(0, end).trimEnd();
  if (readPlain(key) !== key || key === '<<') return undefined;
  return { key, rest: text.slice(end + 1).trim() };
}

/** Whether nothing but a comment stands there. */
export const isBlank = (text: string): boolean => /^ *(?:$|#)/.test(text);

/** Without the comment that a plain scalar may be followed by. */
export const withoutComment = (text: string): string => text.replace(/(?:^| )#.*$/, '').trimEnd();
