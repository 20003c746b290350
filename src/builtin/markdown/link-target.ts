const TAB = 0x09;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const OPENING = 0x28;
const CLOSING = 0x29;

/** Where a link leads, and where its parentheses end. */
export interface LinkTarget {
  readonly target: string;
  readonly end: number;
}

/** Reads `(target "title")` from the opening parenthesis on (CommonMark 0.31, 6.3); `undefined` where it is none. */
export function readLinkTarget(text: string, from: number): LinkTarget | undefined {
  const start = skipSpace(text, from + 1);
  const isBracketed = text[start] === '<';
  const stop = isBracketed ? text.indexOf('>', start) : endOfTarget(text, start);
  if (stop === -1) return undefined;
  const target = text.slice(isBracketed ? start + 1 : start, stop);
  const titleStart = skipSpace(text, isBracketed ? stop + 1 : stop);
  const close = closingQuote(text[titleStart]);
  const titleEnd = close === undefined ? titleStart : text.indexOf(close, titleStart + 1) + 1;
  const end = titleEnd === 0 ? -1 : skipSpace(text, titleEnd);
  return text[end] === ')' ? { target, end: end + 1 } : undefined;
}

/** A bare target ends at white space or at a parenthesis that it did not open. */
function endOfTarget(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPENING && ++depth > 3) return -1;
    if (code === CLOSING && --depth < 0) return at;
    if (code === SPACE || code === LINE_FEED || code === TAB) return at;
  }
  return -1;
}

function closingQuote(character: string | undefined): string | undefined {
  if (character === '"' || character === "'") return character;
  return character === '(' ? ')' : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t') at++;
  return at;
}
