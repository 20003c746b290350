import { definitionPattern } from './definition-patterns.ts';

export const mostSymbols = 500;
const longestSymbol = 80;
/** Names that follow such words without being defined, and names that say nothing. */
const noNames = new Set('if for while switch return catch else constructor throw sizeof do in of is'.split(' '));

/** Whether a name is worth finding. */
export const isSymbol = (name: string): boolean => name.length <= longestSymbol && !noNames.has(name);

/**
 * Names that a source file defines, each once, in order. Found by how lines begin, without parsing: a parser would take twenty times as long
 * as all else that is done to a file.
 */
export function readSymbols(text: string, mimeType: string): readonly string[] {
  const pattern = definitionPattern(mimeType);
  if (pattern === undefined) return [];
  const found = new Set<string>();
  const first = firstLineSymbol(text, pattern);
  if (first !== undefined) found.add(first);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && found.size < mostSymbols; match = pattern.exec(text)) {
    const name = nameIn(match);
    if (name !== undefined) found.add(name);
  }
  return [...found];
}

const longestDefinition = 1000;

/** The patterns look for ends of lines, and the first line has none before it. */
function firstLineSymbol(text: string, pattern: RegExp): string | undefined {
  pattern.lastIndex = 0;
  const match = pattern.exec(`\n${text.slice(0, longestDefinition)}`);
  return match?.index === 0 ? nameIn(match) : undefined;
}

function nameIn(match: RegExpExecArray): string | undefined {
  const name = match[1] ?? match[2] ?? match[3];
  return name !== undefined && isSymbol(name) ? name : undefined;
}
