const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' };

/**
 * JSON as text to search: what is escaped is spelled out, so that `"first\nsecond"` and `"caf\u00e9"` are found by their words. Works on pieces
 * and on JSON that is broken.
 */
export function unescapeJson(json: string): string {
  if (!json.includes('\\')) return json;
  const text = json.replace(/\\(?:u([0-9a-fA-F]{4})|([^u]))/g, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (escaped[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
  // Halves of surrogate pairs can be escaped one by one, and be alone.
  return text.toWellFormed();
}
