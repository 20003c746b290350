import { decodeXmlText } from './decode-xml-text.ts';

/** The attributes of one start tag, looked for only when asked: of most tags nobody wants to know any. Valid until the next tag. */
export interface XmlAttributes {
  /** By name with prefix; a name without one is also that of an attribute with any. */
  get(name: string): string | undefined;
  /** What stood before the colon in the element's name. */
  readonly prefix: string;
}

/** The one object that a reader hands out again and again. */
export interface MutableAttributes extends XmlAttributes {
  set(raw: string, prefix: string): void;
}

export function createAttributes(): MutableAttributes {
  let raw = '';
  let elementPrefix = '';
  return {
    get prefix() {
      return elementPrefix;
    },
    set(text, prefix) {
      raw = text;
      elementPrefix = prefix;
    },
    get: (name) => find(raw, name),
  };
}

/** Looks for the name where an attribute may begin; values that contain it are passed over, as they are not followed by `=` and a quote. */
function find(raw: string, name: string): string | undefined {
  let byLocalName: string | undefined;
  for (let at = raw.indexOf(name); at !== -1; at = raw.indexOf(name, at + 1)) {
    const before = raw.charAt(at - 1);
    if (before !== ':' && !isBlank(before)) continue;
    const value = valueAfter(raw, at + name.length);
    if (value === undefined) continue;
    if (before !== ':') return value;
    byLocalName ??= value;
  }
  return byLocalName;
}

function valueAfter(raw: string, end: number): string | undefined {
  let at = end;
  while (isBlank(raw.charAt(at))) at += 1;
  if (raw.charAt(at) !== '=') return undefined;
  at += 1;
  while (isBlank(raw.charAt(at))) at += 1;
  const quote = raw.charAt(at);
  if (quote !== '"' && quote !== "'") return undefined;
  const close = raw.indexOf(quote, at + 1);
  return close === -1 ? undefined : decodeXmlText(raw.slice(at + 1, close));
}

const isBlank = (character: string): boolean => character === ' ' || character === '\n' || character === '\t' || character === '\r';
