import type { DocumentParts } from '../document-parts.ts';

const mostParts = 10_000;

/** The parts of a document that are all in one XML file (flat OPC); `undefined` where it is another. Each part is an element with its XML inside. */
export function flatParts(xml: string): DocumentParts | undefined {
  const parts = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
  for (let start = xml.indexOf('<pkg:part '); start !== -1 && parts.size < mostParts;) {
    const next = xml.indexOf('<pkg:part ', start + 1);
    const part = xml.slice(start, next === -1 ? xml.length : next);
    const name = /^[^<>]{0,500}?pkg:name="\/?([^"<>]{1,500})"/.exec(part)?.[1];
    const data = inside(part, 'pkg:xmlData') ?? inside(part, 'pkg:binaryData');
    const isBinary = part.includes('<pkg:binaryData');
    if (name !== undefined && data !== undefined) {
      parts.set(name.toLowerCase(), { name, bytes: Buffer.from(data, isBinary ? 'base64' : 'utf8') });
    }
    start = next;
  }
  if (parts.size === 0) return undefined;
  return {
    names: () => Array.from(parts.values(), ({ name }) => name),
    has: (name) => parts.has(name.toLowerCase()),
    bytes: async (name, most) => parts.get(name.toLowerCase())?.bytes.subarray(0, most),
    async *stream(name) {
      const part = parts.get(name.toLowerCase());
      if (part !== undefined) yield part.bytes;
    },
    problems: () => new Set(),
  };
}

function inside(part: string, element: string): string | undefined {
  const open = part.indexOf(`<${element}`);
  const start = open === -1 ? -1 : part.indexOf('>', open);
  const end = part.lastIndexOf(`</${element}>`);
  return start === -1 || end <= start ? undefined : part.slice(start + 1, end);
}
