import { decodeHTMLAttribute } from 'entities/decode';
import { EQUALS, GREATER, isSpace, SLASH } from './characters.ts';
import { knownNames } from './known-names.ts';

/** Attributes of a tag by lower-case name, values decoded; only those that say something to a reader. */
export type Attributes = ReadonlyMap<string, string>;

/** What a start tag says after its name. */
export interface TagEnd {
  readonly attributes: Attributes;
  /** After the `>`; `undefined` where the page ends within the tag. */
  readonly end: number | undefined;
  /** It ends in `/>`. */
  readonly isClosed: boolean;
}

const ofInterest = knownNames(
  'alt aria-label class content datetime href http-equiv id itemprop label lang name property rel role src title type value xml:lang'.split(
    ' ',
  ),
);
const none: Attributes = new Map();

/** Reads on from the end of a tag's name (HTML, 13.2.5.32 to 13.2.5.40). */
export function readAttributes(html: string, from: number): TagEnd {
  let attributes: Map<string, string> | undefined;
  let at = from;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return { attributes: attributes ?? none, end: at + 1, isClosed: html.charCodeAt(at - 1) === SLASH };
    if (isSpace(code) || code === SLASH) {
      at++;
      continue;
    }
    const nameEnd = endOfName(html, at + 1);
    const name = ofInterest(html, at, nameEnd);
    at = skipSpace(html, nameEnd);
    if (html.charCodeAt(at) !== EQUALS) continue;
    const start = skipSpace(html, at + 1);
    const quote = html[start];
    const isQuoted = quote === '"' || quote === "'";
    const end = isQuoted ? html.indexOf(quote, start + 1) : endOfUnquoted(html, start);
    if (end === -1) break;
    if (name !== undefined) {
      attributes ??= new Map();
      const value = html.slice(isQuoted ? start + 1 : start, end);
      if (!attributes.has(name)) attributes.set(name, value.includes('&') ? decodeHTMLAttribute(value) : value);
    }
    at = isQuoted ? end + 1 : end;
  }
  return { attributes: none, end: undefined, isClosed: false };
}

function endOfName(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code <= GREATER && (code === EQUALS || code === GREATER || code === SLASH || isSpace(code))) break;
  }
  return at;
}

function endOfUnquoted(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code <= GREATER && (code === GREATER || isSpace(code))) break;
  }
  return at;
}

function skipSpace(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at++;
  return at;
}
