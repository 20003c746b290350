import type { ConfigurationTree } from '../../../src/plugin/configuration-provider.ts';
import type { JsonValue } from '../../../src/plugin/metadata.ts';
import { readFlow } from './flow.ts';
import { isBlank, opaque, readPlain, readQuoted, splitKey, withoutComment, type Read } from './scalar.ts';

/**
 * What a configuration file says, for the fields of the form. This reads the YAML that people write into such files and nothing else: what it does
 * not understand it names, and never guesses. Checking and editing are the server's, which has a whole YAML library; in the page one would weigh as
 * much as everything else together.
 */
export interface ReadYaml {
  readonly values: ConfigurationTree;
  /** The line on which each dotted option stands, counted from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** Dotted options whose values are written in a way that is not read here. */
  readonly opaque: ReadonlySet<string>;
}

/** Nothing where the lines do not fit together. */
export function readYaml(text: string): ReadYaml | undefined {
  if (hasExplicitKeys.test(text)) return undefined;
  const reading: Reading = { lines: linesOf(text), at: 0, places: new Map(), opaque: new Set() };
  try {
    const values = reading.lines.length === 0 ? {} : readBlock(reading, []);
    if (reading.at < reading.lines.length || !isTree(values)) return undefined;
    return { values, lines: reading.places, opaque: reading.opaque };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Section 8.2.2 of YAML 1.2.2. */
const hasExplicitKeys = /^[ \t]*(?:-[ \t]+)*[?:](?:[ \t]|$)/m;

class Unreadable extends Error {}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

interface Reading {
  readonly lines: Line[];
  at: number;
  readonly places: Map<string, number>;
  readonly opaque: Set<string>;
}

type Path = readonly string[];

const deepest = 20;
const isTree = (value: Read): value is ConfigurationTree => typeof value === 'object' && value !== null && !Array.isArray(value);

function linesOf(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, indent: line.length - line.trimStart().length, text: line.trim() }))
    .filter((line) => !isBlank(line.text));
}

/** What stands at the cursor and, as deep or deeper, below. */
function readBlock(reading: Reading, path: Path): Read {
  const first = reading.lines[reading.at];
  if (!first || path.length > deepest) throw new Unreadable();
  if (isItem(first)) return readItems(reading, path, first.indent);
  if (splitKey(first.text)) return readEntries(reading, path, first.indent);
  reading.at++;
  return readInline(reading, first.text, first.indent - 1);
}

const isItem = ({ text }: Line): boolean => text === '-' || text.startsWith('- ');

function readEntries(reading: Reading, path: Path, indent: number): ConfigurationTree {
  const entries = new Map<string, JsonValue>();
  for (let line = lineAt(reading, indent); line; line = lineAt(reading, indent)) {
    const split = splitKey(line.text);
    if (!split || isItem(line) || entries.has(split.key)) throw new Unreadable();
    reading.at++;
    const own = [...path, split.key];
    reading.places.set(own.join('.'), line.number);
    const value = readAfter(reading, split.rest, { path: own, indent, mayHaveItems: true });
    if (value === opaque) reading.opaque.add(own.join('.'));
    entries.set(split.key, value === opaque ? null : value);
  }
  return Object.fromEntries(entries);
}

/** All items or none: a list that lacks some would look as if they were not there. */
function readItems(reading: Reading, path: Path, indent: number): Read {
  const items: JsonValue[] = [];
  const unread = reading.opaque.size;
  let isOpaque = false;
  for (let line = lineAt(reading, indent); line && isItem(line); line = lineAt(reading, indent)) {
    const value = readItem(reading, path, line);
    isOpaque ||= value === opaque;
    if (value !== opaque) items.push(value);
  }
  return isOpaque || reading.opaque.size > unread ? opaque : items;
}

/** What follows the dash is a block of its own that begins where it stands. */
function readItem(reading: Reading, path: Path, { number, indent, text }: Line): Read {
  const rest = text.slice(1).trimStart();
  const own = [...path, '-'];
  const inner = { number, indent: indent + text.length - rest.length, text: rest };
  if (isBlank(rest) || !(isItem(inner) || splitKey(rest))) {
    reading.at++;
    return readAfter(reading, rest, { path: own, indent, mayHaveItems: false });
  }
  reading.lines[reading.at] = inner;
  return readBlock(reading, own);
}

/** What follows a key or a dash, on its line or on the next ones. */
function readAfter(reading: Reading, rest: string, place: { path: Path; indent: number; mayHaveItems: boolean }): Read {
  if (!isBlank(rest)) return readInline(reading, rest, place.indent);
  const next = reading.lines[reading.at];
  if (!next || next.indent < place.indent) return null;
  if (next.indent > place.indent) return readBlock(reading, place.path);
  return place.mayHaveItems && isItem(next) ? readBlock(reading, place.path) : null;
}

/** A value on one line. Where it goes on below, it is not read. */
function readInline(reading: Reading, text: string, indent: number): Read {
  let goesOn = false;
  for (let next = reading.lines[reading.at]; next && next.indent > indent; next = reading.lines[reading.at]) {
    reading.at++;
    goesOn = true;
  }
  if (goesOn || hasControls(text)) return opaque;
  if (/^[[{]/.test(text)) {
    // A collection as a key: what it is a key of is somewhere else.
    if (/[\]}] *:/.test(text)) throw new Unreadable();
    return readFlow(text);
  }
  const quoted = readQuoted(text);
  if (!quoted) return readPlain(withoutComment(text));
  return /^$|^ +(?:#|$)/.test(text.slice(quoted.length)) ? quoted.value : opaque;
}

/** Tabs among them: where they may stand is too fine for this. */
const hasControls = (text: string): boolean => Array.from(text).some((sign) => sign < ' ' || sign === '\u007f');

/** The line at the cursor, if it is exactly so deep; a shallower one belongs to somebody else. */
function lineAt({ lines, at }: Reading, indent: number): Line | undefined {
  const line = lines[at];
  if (!line || line.indent < indent) return undefined;
  if (line.indent > indent || /^(?:---|\.\.\.|%)/.test(line.text) || line.text.includes('\t')) throw new Unreadable();
  return line;
}
