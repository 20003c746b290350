import { definitionPattern } from './definition-patterns.ts';

const mostSymbols = 500;
const longestSymbol = 80;
/** Names that follow such words without being defined, and names that say nothing. */
const noNames = new Set('if for while switch return catch else constructor throw sizeof do in of is'.split(' '));

/**
 * Names that a source file defines, each once, in order. Found by how lines begin, without parsing: a parser would take twenty times as long
 * as all else that is done to a file.
 */
export function readSymbols(text: string, mimeType: string): readonly string[] {
  const pattern = definitionPattern(mimeType);
  if (pattern === undefined) return [];
  const found = new Set<string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null && found.size < mostSymbols; match = pattern.exec(text)) {
    const name = match[1] ?? match[2] ?? match[3];
    if (name !== undefined && name.length <= longestSymbol && !noNames.has(name)) found.add(name);
  }
  return [...found];
}
