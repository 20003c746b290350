import { readXml } from '../../kit/xml-tokens/read-xml.ts';

/** Values by property, such as `dc:title`; a property may be a list. */
export type Xmp = ReadonlyMap<string, readonly string[]>;

const begin = '<x:xmpmeta';
const end = '</x:xmpmeta>';
const longestPacket = 1024 * 1024;
const mostValues = 1000;
/** Says that a packet is about the document and not about an image in it. */
const ofDocument = /xmlns:pdf="http:\/\/ns\.adobe\.com\/pdf\/1\.3\/"|application\/pdf/;

/**
 * What the document says about itself in XMP (ISO 16684-1). The packet of the document is, by recommendation of ISO 32000, neither compressed nor
 * encrypted, so that programs that know nothing else of the file find it, as here: the last one, because updates are appended.
 */
export function readXmp(bytes: Uint8Array): Xmp {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (
    let at = file.lastIndexOf(begin), tries = 0;
    at !== -1 && tries < 20;
    at = at === 0 ? -1 : file.lastIndexOf(begin, at - 1), tries += 1
  ) {
    const stop = file.subarray(at, at + longestPacket).indexOf(end);
    const packet = stop === -1 ? '' : file.toString('utf8', at, at + stop);
    if (ofDocument.test(packet)) return properties(packet);
  }
  return new Map();
}

/** Properties are elements or attributes of `rdf:Description`; values are their text, or that of the items of a list within. */
function properties(packet: string): Xmp {
  const found = new Map<string, string[]>();
  let property = '';
  let text = '';
  const add = (name: string, value: string): void => {
    const values = found.get(name) ?? [];
    const tidy = value.replace(/\s+/g, ' ').trim();
    if (tidy !== '' && values.length < mostValues) found.set(name, [...values, tidy]);
  };
  readXml(packet, {
    open(name, attributes) {
      text = '';
      if (name === 'rdf:Description') for (const [attribute, value] of attributes) add(attribute, value);
      else if (property === '' && !/^(?:rdf|x):/.test(name)) property = name;
    },
    text: (piece) => void (text += piece),
    close(name) {
      if (property !== '' && (name === 'rdf:li' || name === property)) add(property, text);
      if (name === property) property = '';
      text = '';
    },
  });
  return found;
}
