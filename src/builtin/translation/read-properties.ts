/** Java's property files as they stand, but with what is escaped spelled out: until Java 9 they had no letters beyond Latin 1. */
export function readProperties(source: string): string {
  if (!source.includes('\\')) return source;
  return source
    .replaceAll(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\\r?\n[ \t]*/g, '')
    .replaceAll(/\\([nrtf])/g, ' ')
    .replaceAll(/\\([^\s])/g, '$1')
    .toWellFormed();
}
