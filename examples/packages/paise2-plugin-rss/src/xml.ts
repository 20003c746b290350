/** An element with the texts and elements in it. Names are without prefix: `dc:creator` is `creator`, unless {@link prefixed} asks. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  /** All text directly within it. */
  text: string;
}

/** What a feed needs is far below these. What lies deeper or comes later is left out. */
const deepest = 100;
const mostElements = 500_000;

/**
 * Reads XML in one pass: no entity but the five of XML and those of numbers is known, no DTD is looked at, nothing is loaded, and a tag that
 * closes nothing is passed over. The stack is a list, so depth costs nothing.
 */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  let tooDeep = 0;
  let count = 0;
  let at = 0;
  while (at < text.length && count < mostElements) {
    const here = open.at(-1) ?? root;
    const next = text.indexOf('<', at);
    here.text += decodeEntities(text.slice(at, next < 0 ? undefined : next));
    if (next < 0) break;
    const [kind, start, closing] = marks.find(([mark]) => text.startsWith(mark, next)) ?? (['<', 1, '>'] as const);
    const end = kind === '<' ? endOfTag(text, next) : text.indexOf(closing, next + start);
    const inner = text.slice(next + start, end < 0 ? undefined : end);
    at = end < 0 ? text.length : end + closing.length;
    if (kind === '<![CDATA[') here.text += inner;
    else if (kind === '</') {
      if (tooDeep > 0) tooDeep -= 1;
      else close(open, localName(inner.trim()));
    } else if (kind === '<') {
      count += 1;
      const isEmpty = inner.endsWith('/');
      if (open.length > deepest) tooDeep += isEmpty ? 0 : 1;
      else {
        const element = readTag(isEmpty ? inner.slice(0, -1) : inner);
        here.children.push(element);
        if (!isEmpty) open.push(element);
      }
    }
  }
  return root;
}

/** What a `<` can begin besides a tag: mark, its length, and what ends it. */
const marks = [
  ['<!--', 4, '-->'],
  ['<![CDATA[', 9, ']]>'],
  ['<?', 2, '?>'],
  ['<!', 2, '>'],
  ['</', 2, '>'],
] as const;

/** A `>` in quotes does not end a tag. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

/** Closes the innermost element of this name with all that is open in it. */
function close(open: Element[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index > 0) open.length = index;
}

function readTag(inner: string): Element {
  const end = indexOfAny(inner, 0, spaces);
  return { name: localName(inner.slice(0, end)), attributes: readAttributes(inner.slice(end, mostOfTag)), children: [], text: '' };
}

/** Characters of a tag that are looked at. */
const mostOfTag = 100_000;

const spaces = ' \t\r\n';

/** `name="value"`, in either kind of quotes, one after the other. What is not of this form ends it. */
function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = text.indexOf('=', at);
    const quote = text.slice(equals + 1, equals + 100).trimStart()[0];
    if (equals < 0 || (quote !== '"' && quote !== "'")) return attributes;
    const start = text.indexOf(quote, equals) + 1;
    const end = text.indexOf(quote, start);
    if (end < 0) return attributes;
    attributes.set(localName(text.slice(at, equals).trim()), decodeEntities(text.slice(start, end)));
    at = end + 1;
  }
}

function indexOfAny(text: string, from: number, characters: string): number {
  for (let at = from; at < text.length; at += 1) if (characters.includes(text[at] ?? '')) return at;
  return text.length;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    },
  );
}
