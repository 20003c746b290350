/** A token of JSON with comments, and where it stands. */
export interface JsonToken {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'literal';
  readonly start: number;
  readonly end: number;
}

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const token = /[{}[\],:]|"(?:[^"\\\n]|\\.)*"|[-+\w.]+/y;

/** Throws where the text is no such JSON. */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; ;) {
    at = endOf(space, text, at) ?? at;
    if (at >= text.length) return tokens;
    const end = endOf(token, text, at);
    if (end === undefined) throw new SyntaxError(`Unexpected ${JSON.stringify(text[at])} at character ${at}.`);
    tokens.push({ kind: kindOf(text[at] ?? ''), start: at, end });
    at = end;
  }
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function kindOf(first: string): JsonToken['kind'] {
  if (first === '"') return 'string';
  return '{}[],:'.includes(first) ? (first as JsonToken['kind']) : 'literal';
}
