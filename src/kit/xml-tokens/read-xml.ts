import { decodeXmlText } from './decode-xml-text.ts';

/** Receives the parts of a document in order. Nothing pairs the tags: what the document leaves open stays open. */
export interface XmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Text between two tags may come in several pieces. */
  text(piece: string): void;
}

const name = /[^\s/>=]+/y;
const nameInEndTag = /[^\s>]*/y;
const nothing = /[\s/=]+|[^\s/>=]+/y;
const attributeStart = /\s*([^\s/>=]+)\s*=\s*(["'])/y;
const endOfSubset = /\]\s*>/g;

/**
 * Splits XML into its parts, in linear time and without recursion: each search runs from one mark to the next, and one that finds nothing ends the
 * document. Entities of the document's own are neither read nor expanded. Damaged documents are read as far as they go.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  let at = 0;
  while (at < xml.length) {
    const mark = xml.indexOf('<', at);
    if (mark !== at) handler.text(decodeXmlText(xml.slice(at, mark === -1 ? xml.length : mark)));
    at = mark === -1 ? xml.length : readMarkup(mark);
  }

  function readMarkup(mark: number): number {
    if (xml.startsWith('<!--', mark)) return after('-->', mark + 4);
    if (xml.startsWith('<![CDATA[', mark)) return readCharacterData(mark + 9);
    if (xml.startsWith('<?', mark)) return after('?>', mark);
    if (xml.startsWith('<!', mark)) return readDeclaration(mark);
    if (xml.startsWith('</', mark)) return readEndTag(mark + 2);
    return readStartTag(mark + 1);
  }

  function readCharacterData(start: number): number {
    const end = xml.indexOf(']]>', start);
    handler.text(xml.slice(start, end === -1 ? xml.length : end));
    return after(']]>', start);
  }

  /** That of the document type may hold declarations in brackets, which have ends of their own. */
  function readDeclaration(mark: number): number {
    const end = after('>', mark);
    return xml.slice(mark, end).includes('[') ? match(endOfSubset, mark).end : end;
  }

  function readEndTag(start: number): number {
    handler.close(match(nameInEndTag, start).text);
    return after('>', start);
  }

  function readStartTag(start: number): number {
    const { text: tagName, end: nameEnd } = match(name, start);
    if (tagName === '') {
      handler.text('<');
      return start;
    }
    const attributes = new Map<string, string>();
    let end = nameEnd;
    while (end < xml.length && xml[end] !== '>') end = readAttribute(end, attributes);
    if (end >= xml.length) return xml.length;
    handler.open(tagName, attributes);
    if (xml[end - 1] === '/') handler.close(tagName);
    return end + 1;
  }

  /** Reads one attribute, or passes over what is none. */
  function readAttribute(start: number, attributes: Map<string, string>): number {
    attributeStart.lastIndex = start;
    const [, attribute = '', quote] = attributeStart.exec(xml) ?? [];
    if (quote === undefined) return match(nothing, start).end;
    const valueStart = attributeStart.lastIndex;
    const valueEnd = xml.indexOf(quote, valueStart);
    if (valueEnd === -1) return xml.length;
    attributes.set(attribute, decodeXmlText(xml.slice(valueStart, valueEnd)));
    return valueEnd + 1;
  }

  /** Where nothing matches, the match is empty and ends where the document does. */
  function match(pattern: RegExp, from: number): { readonly text: string; readonly end: number } {
    pattern.lastIndex = from;
    const text = pattern.exec(xml)?.[0];
    return { text: text ?? '', end: text === undefined ? xml.length : pattern.lastIndex };
  }

  function after(mark: string, from: number): number {
    const found = xml.indexOf(mark, from);
    return found === -1 ? xml.length : found + mark.length;
  }
}
