import type { Document, Node, Pair } from 'yaml';
import { isAlias, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { JsonValue } from '../../plugin/metadata.ts';
import type { Finding } from './finding.ts';
import { isMap as isTree } from './json.ts';
import type { OptionPath } from './json.ts';
import { describeSyntaxError } from './syntax-errors.ts';
import { isEmpty, keyOf, yamlValues } from './yaml-values.ts';

/** YAML text with what it says and where it says it. */
export interface YamlText {
  readonly text: string;
  readonly document: Document;
  /** Empty where the text has an error. */
  readonly tree: ConfigurationTree;
  readonly findings: readonly Finding[];
  /** `line:column`, both from 1. */
  position(offset: number): string;
}

/** Never throws. */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  const findings: Finding[] = [];
  const { document, value } = parse(text, lines, findings);
  if (findings.length === 0 && value !== undefined && value !== null && !isTree(value)) {
    findings.push({
      offset: document.contents?.range?.[0] ?? 0,
      message: 'a configuration begins with the name of a plugin and a colon',
      hint: 'Write "files:" and the options of files below it, indented.',
    });
  }
  const tree = findings.length === 0 && isTree(value) ? value : {};
  return { text, document, tree, findings, position: (offset) => position(text, lines, offset) };
}

/** What stands for one value, in place of a whole file. `undefined` where it is empty or has a finding. Never throws. */
export function parseYamlValue(text: string): { readonly value: JsonValue | undefined; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const { value } = parse(text, new LineCounter(), findings);
  return { value: findings.length === 0 ? value : undefined, findings };
}

function parse(text: string, lines: LineCounter, findings: Finding[]): { document: Document; value: JsonValue | undefined } {
  try {
    const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    const [error] = [...document.errors, ...document.warnings];
    // One error makes others after it; only the first can be trusted.
    if (error !== undefined) findings.push(describeSyntaxError(error, text, document));
    return { document, value: error === undefined ? yamlValues(document, text, (finding) => findings.push(finding)) : undefined };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    findings.push({
      offset: 0,
      message: 'lists and maps are nested too deeply to be read',
      hint: 'No option needs that; remove the inner ones.',
    });
    return { document: parseDocument(''), value: undefined };
  }
}

function position(text: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(Math.min(offset, Math.max(0, text.trimEnd().length)));
  return `${Math.max(line, 1)}:${Math.max(col, 1)}`;
}

/** Node of a map's key or of a value, as far down `path` as the document goes. */
export interface Place {
  /** Whether the whole path is there. */
  readonly complete: boolean;
  readonly key?: Node;
  readonly value?: Node;
}

export function placeOf(document: Document, path: OptionPath): Place {
  let place: Place = { complete: true, ...(document.contents !== null && { value: document.contents }) };
  for (const step of path) {
    const next = stepInto(document, place.value, step);
    if (next === undefined) return { ...place, complete: false };
    place = { complete: true, ...next };
  }
  return place;
}

function stepInto(document: Document, node: Node | undefined, step: string | number): { key?: Node; value?: Node } | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) {
    const item = typeof step === 'number' ? target.items[step] : undefined;
    return isNode(item) ? { value: item } : undefined;
  }
  if (!isMap(target)) return undefined;
  const pair = target.items.find((candidate: Pair) => keyOf(candidate) === String(step));
  if (pair === undefined || isEmpty(pair)) return undefined;
  return { key: pair.key as Node, ...(isNode(pair.value) && { value: pair.value }) };
}
