/** Text as words in FTS5's query language, which reads an expression up to the first NUL; that separates words anyway. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\0', ' ').replaceAll('"', ' ')}"`;
}
