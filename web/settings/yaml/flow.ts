import type { JsonValue } from '../../../src/plugin/metadata.ts';
import { isBlank, opaque, readPlain, readQuoted, type Read } from './scalar.ts';

const deepest = 10;

/** A collection in brackets or braces, as far as it stands on one line: `[a, 'b']`, `{a: b}`. Nothing but a comment may follow. */
export function readFlow(text: string): Read {
  const cursor = { text, at: 0 };
  const value = readValue(cursor, 0);
  return isBlankAfter(cursor) ? value : opaque;
}

interface Cursor {
  readonly text: string;
  at: number;
}

const isBlankAfter = ({ text, at }: Cursor): boolean => isBlank(text.slice(at)) && !text.slice(at).startsWith('#');

function readValue(cursor: Cursor, depth: number): Read {
  skipSpaces(cursor);
  const next = cursor.text[cursor.at];
  if (depth > deepest) return opaque;
  if (next === '[') return readList(cursor, depth);
  if (next === '{') return readMap(cursor, depth);
  return readFlowScalar(cursor);
}

function readList(cursor: Cursor, depth: number): Read {
  const items: JsonValue[] = [];
  cursor.at++;
  while (!takes(cursor, ']')) {
    const item = readValue(cursor, depth + 1);
    if (item === opaque) return opaque;
    items.push(item);
    if (!takes(cursor, ',') && !sees(cursor, ']')) return opaque;
  }
  return items;
}

function readMap(cursor: Cursor, depth: number): Read {
  const entries: [string, JsonValue][] = [];
  cursor.at++;
  while (!takes(cursor, '}')) {
    const key = readFlowScalar(cursor);
    if (typeof key !== 'string' || key === '<<' || !takes(cursor, ':') || !/[ [{]/.test(cursor.text[cursor.at] ?? '')) return opaque;
    const value = readValue(cursor, depth + 1);
    if (value === opaque || entries.some(([other]) => other === key)) return opaque;
    entries.push([key, value]);
    if (!takes(cursor, ',') && !sees(cursor, '}')) return opaque;
  }
  return Object.fromEntries(entries);
}

function readFlowScalar(cursor: Cursor): Read {
  skipSpaces(cursor);
  const rest = cursor.text.slice(cursor.at);
  const quoted = readQuoted(rest);
  const plain = /^(?:[^,[\]{}:#]|:(?![ ,[\]{}]|$)|(?<! )#)*/.exec(rest)?.[0] ?? '';
  const [value, length]: [Read, number] = quoted ? [quoted.value, quoted.length] : [readPlain(plain.trim()), plain.length];
  if (length === 0 || (!quoted && plain.trim() === '')) return opaque;
  cursor.at += length;
  return value;
}

function skipSpaces(cursor: Cursor): void {
  while (cursor.text[cursor.at] === ' ') cursor.at++;
}

function sees(cursor: Cursor, sign: string): boolean {
  skipSpaces(cursor);
  return cursor.text[cursor.at] === sign;
}

function takes(cursor: Cursor, sign: string): boolean {
  const isThere = sees(cursor, sign);
  if (isThere) cursor.at++;
  return isThere;
}
