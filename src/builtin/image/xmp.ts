import { readXml } from '../../kit/xml-tokens/read-xml.ts';

/** Values by property, such as `dc:title`; a property may be a list, and may occur within others. */
export type Xmp = ReadonlyMap<string, readonly string[]>;

const longestPacket = 4 * 1024 * 1024;
const mostValues = 10_000;
const deepest = 32;

/** The packet of the image itself: the first one. Made to be found by programs that know nothing else of the file (ISO 16684-1, 7.3). */
export function findXmp(bytes: Buffer | undefined): string | undefined {
  const start = bytes?.indexOf('<x:xmpmeta') ?? -1;
  if (bytes === undefined || start === -1) return undefined;
  const packet = bytes.subarray(start, start + longestPacket);
  const end = packet.indexOf('</x:xmpmeta>');
  return end === -1 ? undefined : packet.toString('utf8', 0, end);
}

/** Properties are elements or attributes; values are their text, or that of the items of a list within. */
export function readXmp(packet: string): Xmp {
  const found = new Map<string, string[]>();
  const open: string[] = [];
  let count = 0;
  let text = '';

  function add(name: string, value: string): void {
    const tidy = value.trim();
    if (tidy === '' || count >= mostValues || /^(?:xml|rdf|x)(?:ns)?(?::|$)/.test(name)) return;
    count += 1;
    const values = found.get(name);
    if (values) values.push(tidy);
    else found.set(name, [tidy]);
  }

  readXml(packet, {
    open(name, attributes) {
      text = '';
      for (const [attribute, value] of attributes) add(attribute, value);
      if (!/^(?:rdf|x):/.test(name) && open.length < deepest) open.push(name);
    },
    text: (piece) => void (text += piece),
    close(name) {
      const property = open.at(-1);
      if (property !== undefined && (name === 'rdf:li' || name === property)) add(property, text);
      if (name === property) open.pop();
      text = '';
    },
  });
  return found;
}
