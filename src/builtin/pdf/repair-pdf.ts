import { constants, inflateSync } from 'node:zlib';

const largestFile = 64 * 1024 * 1024;
const mostUnpacked = 64 * 1024 * 1024;
const largestPacked = 2 * 1024 * 1024;
const longestDictionary = 4096;

/** An object as it stands in the file, up to its stream if it has one. */
interface FoundObject {
  readonly number: string;
  readonly dictionary: string;
  /** Where its stream begins, if that is within reach. */
  readonly stream: number | undefined;
}

/**
 * A document that lacks its end, where the objects are listed, with a new end. Objects that are packed together (ISO 32000-1, 7.5.7) are written out,
 * and where what names the pages is lost too, all pages that are there are named in their order. `undefined` where there is none, or
 * where it is encrypted, since the key is lost.
 */
export function repairPdf(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length > largestFile) return undefined;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = findObjects(file.toString('latin1'));
  if (found.some(({ dictionary }) => /\/Filter\s*\/Standard\b/.test(dictionary))) return undefined;
  const unpacked = unpackObjects(file, found);
  const objects = [...found, ...findObjects(unpacked)];
  const pages = objects.filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary));
  if (pages.length === 0) return undefined;
  return Buffer.concat([file, Buffer.from(`\nendstream\nendobj\n${unpacked}${newEnd(objects, pages)}`, 'latin1')]);
}

function findObjects(text: string): readonly FoundObject[] {
  const heads = Array.from(text.matchAll(/\b(\d{1,8})\s{1,9}\d{1,5}\s{1,9}obj\b/g));
  return heads.map((head, index) => {
    const start = head.index + head[0].length;
    const reach = text.slice(start, Math.min(start + longestDictionary, heads[index + 1]?.index ?? text.length));
    const stream = /\bstream\r?\n/.exec(reach);
    return {
      number: head[1] ?? '',
      dictionary: reach.slice(0, stream?.index),
      stream: stream === null ? undefined : start + stream.index + stream[0].length,
    };
  });
}

function unpackObjects(file: Buffer, objects: readonly FoundObject[]): string {
  const parts: string[] = [];
  let room = mostUnpacked;
  for (const { dictionary, stream } of objects) {
    if (stream === undefined || !/\/Type\s*\/ObjStm\b/.test(dictionary)) continue;
    const content = inflated(file.subarray(stream));
    room -= content?.length ?? largestPacked;
    if (room < 0) break;
    if (content !== undefined) parts.push(...unpack(content, Number(/\/First\s+(\d{1,8})/.exec(dictionary)?.[1])));
  }
  return parts.join('');
}

/** Pairs of an object's number and its place after `first`, then the objects. */
function unpack(content: string, first: number): readonly string[] {
  const pairs = Array.from(content.slice(0, first).matchAll(/(\d{1,8})\s+(\d{1,8})/g), ([, number = '', place]) => ({
    number,
    start: first + Number(place),
  })).toSorted((a, b) => a.start - b.start);
  return pairs.map(({ number, start }, index) => `${number} 0 obj\n${content.slice(start, pairs[index + 1]?.start)}\nendobj\n`);
}

/** Of a stream that is cut off, what there is. `undefined` for what is damaged, too large, or packed otherwise. */
function inflated(data: Buffer): string | undefined {
  try {
    return inflateSync(data, { maxOutputLength: largestPacked, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return undefined;
  }
}

function newEnd(objects: readonly FoundObject[], pages: readonly FoundObject[]): string {
  const numbers = new Set(objects.map(({ number }) => number));
  const catalog = objects.findLast(
    ({ dictionary }) => /\/Type\s*\/Catalog\b/.test(dictionary) && numbers.has(/\/Pages\s+(\d{1,8})\s/.exec(dictionary)?.[1] ?? ''),
  );
  if (catalog !== undefined) return `trailer\n<< /Root ${catalog.number} 0 R >>\n`;
  const root = objects.reduce((highest, { number }) => Math.max(highest, Number(number)), 0) + 1;
  const kids = [...new Set(pages.map(({ number }) => `${number} 0 R`))];
  return `${root} 0 obj\n<< /Type /Catalog /Pages ${root + 1} 0 R >>\nendobj
${root + 1} 0 obj\n<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>\nendobj\ntrailer\n<< /Root ${root} 0 R >>\n`;
}
