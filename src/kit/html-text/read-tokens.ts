import { decodeHTML } from 'entities/decode';
import { BANG, GREATER, isLetter, isSpace, LESS, QUESTION, SLASH } from './characters.ts';
import { elementKinds } from './elements.ts';
import { knownNames } from './known-names.ts';
import { readAttributes, type Attributes } from './read-attributes.ts';

/** Receives the tokens of a page in order. Names are in lower case, entities decoded. Tags come as they stand: nothing pairs them. */
export interface TokenHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(piece: string): void;
}

const inlineElements =
  'a abbr acronym b base bdi bdo big cite code col colgroup data del dfn em embed font i ins kbd link map mark math meta nobr param picture q s samp small source span strike strong sub sup svg time track tt u var wbr';
const elements = knownNames([...elementKinds.keys(), ...inlineElements.split(' ')]);

/** Elements whose content is text up to their own end tag (HTML, 13.2.5.2 and 13.2.5.3), with the pattern of that tag. */
const rawElements: ReadonlyMap<string, RegExp> = new Map(
  ['iframe', 'noembed', 'noframes', 'script', 'style', 'textarea', 'title', 'xmp'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi'),
  ]),
);

/**
 * Splits a page into tokens as the HTML standard does (13.2.5), in linear time: each search runs from one mark to the next, and one that
 * finds nothing ends the page. `xhtml` says that `<x/>` is a whole element, as in XML.
 */
export function readTokens(html: string, handler: TokenHandler, xhtml: boolean): void {
  /** Open `svg` and `math` elements: inside, `<x/>` is a whole element, CDATA is text, and nothing is raw. */
  let foreign = 0;
  let at = 0;
  while (at < html.length) {
    // Looking at one character is cheaper than a search; most tags follow each other.
    const mark = html.charCodeAt(at) === LESS ? at : html.indexOf('<', at);
    emitText(at, mark === -1 ? html.length : mark);
    at = mark === -1 ? html.length : readMarkup(mark);
  }

  /** Reads what the `<` at `mark` starts, and returns where it ends. */
  function readMarkup(mark: number): number {
    const code = html.charCodeAt(mark + 1);
    if (isLetter(code)) return readStartTag(mark + 1);
    if (code === SLASH) return readEndTag(mark + 2);
    if (code === BANG) return readDeclaration(mark);
    if (code === QUESTION) return after('>', mark);
    handler.text('<');
    return mark + 1;
  }

  function readStartTag(start: number): number {
    const nameEnd = endOfName(start);
    const name = nameAt(start, nameEnd);
    const { attributes, end, isClosed } = readAttributes(html, nameEnd);
    if (end === undefined) return html.length;
    const isForeign = name === 'svg' || name === 'math';
    if (isForeign) foreign++;
    const isWhole = isClosed && (xhtml || foreign > 0);
    handler.open(name, attributes);
    if (isWhole) {
      if (isForeign) foreign--;
      handler.close(name);
    }
    return isWhole || foreign > 0 ? end : readRaw(name, end);
  }

  function readEndTag(start: number): number {
    if (isLetter(html.charCodeAt(start))) {
      const nameEnd = endOfName(start);
      if (nameEnd === html.length) return nameEnd;
      const name = nameAt(start, nameEnd);
      if (foreign > 0 && (name === 'svg' || name === 'math')) foreign--;
      handler.close(name);
      return html.charCodeAt(nameEnd) === GREATER ? nameEnd + 1 : after('>', nameEnd);
    }
    return after('>', start);
  }

  function readDeclaration(mark: number): number {
    if (html.startsWith('<!--', mark)) return after('-->', mark + 2);
    if (!html.startsWith('<![CDATA[', mark) || !(xhtml || foreign > 0)) return after('>', mark);
    const end = html.indexOf(']]>', mark);
    handler.text(html.slice(mark + '<![CDATA['.length, end === -1 ? html.length : end));
    return after(']]>', mark);
  }

  function readRaw(name: string, from: number): number {
    // Most names are shorter than those of raw elements.
    const endTag = name.length > 4 || name === 'xmp' ? rawElements.get(name) : undefined;
    if (endTag === undefined) return from;
    endTag.lastIndex = from;
    const end = endTag.exec(html)?.index ?? html.length;
    if (name === 'title' || name === 'textarea') emitText(from, end);
    else if (end > from) handler.text(html.slice(from, end));
    return end;
  }

  function emitText(start: number, end: number): void {
    if (start >= end) return;
    const piece = html.slice(start, end);
    handler.text(piece.includes('&') ? decodeHTML(piece) : piece);
  }

  /** The title of a drawing is not the page's: it counts as its description. */
  function nameAt(start: number, end: number): string {
    const name = elements(html, start, end) ?? html.slice(start, end).toLowerCase();
    return foreign > 0 && name === 'title' ? 'desc' : name;
  }

  function endOfName(start: number): number {
    let end = start + 1;
    for (; end < html.length; end++) {
      const code = html.charCodeAt(end);
      if (code <= GREATER && (code === GREATER || code === SLASH || isSpace(code))) break;
    }
    return end;
  }

  function after(mark: string, from: number): number {
    const found = html.indexOf(mark, from);
    return found === -1 ? html.length : found + mark.length;
  }
}
