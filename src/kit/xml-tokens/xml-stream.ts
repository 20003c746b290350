import { createAttributes, type XmlAttributes } from './xml-attributes.ts';
import { decodeXmlText } from './decode-xml-text.ts';

/** Receives the parts of a document in order. Nothing pairs the tags: what the document leaves open stays open. */
export interface XmlStreamHandler {
  /** `name` is without prefix. An element without content is opened and closed. */
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** Text between two tags may come in several pieces. */
  text(piece: string): void;
}

export interface XmlStream {
  write(chunk: string): void;
  end(): void;
}

/** What is longer than this is no tag. */
const longestTag = 4 * 1024 ** 2;
const longestReference = 12;
const [quot, apos, greater, slash, bang, question, colon] = [0x22, 0x27, 0x3e, 0x2f, 0x21, 0x3f, 0x3a];

/**
 * Splits XML into its parts as it comes in, in linear time, without recursion and without a stack. Entities of the document's own are neither
 * read nor expanded. Damaged documents are read as far as they go.
 */
export function createXmlStream(handler: XmlStreamHandler): XmlStream {
  const attributes = createAttributes();
  let pending = '';
  /** What ends the comment, instruction, declaration or character data that is open; and what then ends what is around it. */
  let until: readonly string[] = [];
  let isCharacterData = false;

  function write(chunk: string, isLast: boolean): void {
    const xml = pending === '' ? chunk : pending + chunk;
    let at = 0;
    while (at < xml.length) {
      const next = until[0] === undefined ? readPart(xml, at, isLast) : readUntil(xml, at, until[0]);
      if (next === -1) break;
      at = next;
    }
    pending = at === 0 ? xml : xml.slice(at);
  }

  /** Where what follows begins; -1 where more has to come first. */
  function readPart(xml: string, at: number, isLast: boolean): number {
    const mark = xml.indexOf('<', at);
    if (mark === at) return readMarkup(xml, at);
    const end = mark === -1 ? endOfText(xml, at, isLast) : mark;
    if (end > at) handler.text(decodeXmlText(xml.slice(at, end)));
    return end > at ? end : -1;
  }

  function readMarkup(xml: string, mark: number): number {
    const code = xml.charCodeAt(mark + 1);
    if (code === bang || code === question) return readDeclaration(xml, mark);
    const end = endOfTag(xml, mark + 1);
    if (end === -1) {
      // What is passed over was looked at once, so that no document takes long.
      return xml.length - mark < longestTag ? -1 : mark + longestTag;
    }
    if (code === slash) handler.close(localName(xml.slice(mark + 2, end).trimEnd()));
    else openTag(xml, mark + 1, end);
    return end + 1;
  }

  function openTag(xml: string, start: number, end: number): void {
    const isEmpty = xml.charCodeAt(end - 1) === slash;
    const last = isEmpty ? end - 1 : end;
    let nameEnd = start;
    let local = start;
    for (; nameEnd < last; nameEnd += 1) {
      const code = xml.charCodeAt(nameEnd);
      if (code === colon) local = nameEnd + 1;
      else if (code <= 0x20 || code === slash) break;
    }
    const name = xml.slice(local, nameEnd);
    attributes.set(xml.slice(nameEnd, last), local === start ? '' : xml.slice(start, local - 1));
    handler.open(name, attributes);
    if (isEmpty) handler.close(name);
  }

  function readDeclaration(xml: string, mark: number): number {
    if (xml.startsWith('<?', mark)) return startSkipping(['?>'], mark + 2);
    if (xml.startsWith('<!--', mark)) return startSkipping(['-->'], mark + 4);
    if (xml.startsWith('<![CDATA[', mark)) {
      isCharacterData = true;
      return startSkipping([']]>'], mark + 9);
    }
    if (xml.length - mark < 9) return -1;
    const end = xml.indexOf('>', mark);
    const subset = xml.indexOf('[', mark);
    if (end === -1 && subset === -1) return xml.length - mark < longestTag ? -1 : startSkipping(['>'], mark);
    // The internal subset of a document type declaration has tags of its own.
    return subset !== -1 && (end === -1 || subset < end) ? startSkipping([']', '>'], subset) : end + 1;
  }

  function startSkipping(ends: readonly string[], next: number): number {
    until = ends;
    return next;
  }

  function readUntil(xml: string, at: number, ending: string): number {
    const found = xml.indexOf(ending, at);
    // The ending may be cut in two.
    const end = found === -1 ? Math.max(at, xml.length - ending.length + 1) : found;
    if (isCharacterData && end > at) handler.text(xml.slice(at, end));
    if (found === -1) return end > at ? end : -1;
    until = until.slice(1);
    isCharacterData = false;
    return found + ending.length;
  }

  return {
    write: (chunk) => write(chunk, false),
    end() {
      write('', true);
      if (pending !== '' && isCharacterData) handler.text(pending);
      pending = '';
    },
  };
}

/** Attribute values may contain `>`. */
function endOfTag(xml: string, start: number): number {
  let quote = 0;
  const last = Math.min(xml.length, start + longestTag);
  for (let at = start; at < last; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greater) return at;
    else if (code === quot || code === apos) quote = code;
  }
  return -1;
}

/** A reference at the end may go on in the next chunk. */
function endOfText(xml: string, at: number, isLast: boolean): number {
  const reference = isLast ? -1 : xml.lastIndexOf('&');
  return reference < at || reference < xml.length - longestReference || xml.includes(';', reference) ? xml.length : reference;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
