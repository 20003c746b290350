import { asBuffer } from '../content/as-buffer.ts';
import { typeOfCompressed } from './detect-type-compressed.ts';
import { typeInCompoundFile } from './detect-type-compound.ts';
import { typeOfData } from './detect-type-data.ts';
import { canonicalType } from './detect-type-kinds.ts';
import { isSoundOnly } from './detect-type-mp4.ts';
import { typeInZip } from './detect-type-zip.ts';

/** Beginnings that file-type does not know, in hexadecimal. */
const beginnings: readonly (readonly [hex: string, type: string])[] = [
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['d7cdc69a', 'image/wmf'],
  ['4175746f4341442042696e6172792044', 'image/vnd.dxf'],
  ['ff575043', 'application/vnd.wordperfect'],
  ['789f3e22', 'application/vnd.ms-tnef'],
  ['4d41544c414220352e30', 'application/x-matlab-data'],
  ['574152432f', 'application/warc'],
  ['78617221', 'application/x-xar'],
  ['02214c18', 'application/x-lz4'],
  ['66696c65646573633a2f2f', 'application/arc'],
  ['62706c6973743030', 'application/x-bplist'],
  ['de120495', 'application/x-gettext-mo'],
  ['950412de', 'application/x-gettext-mo'],
  ['64383a616e6e6f756e6365', 'application/x-bittorrent'],
  ['504b0304', 'application/zip'],
  ['494433', 'audio/mpeg'],
  ['ff0002000404', 'application/vnd.ms-works'],
  ['20540200000005540200', 'application/vnd.ms-works'],
  ['000002000404', 'application/vnd.lotus-1-2-3'],
  ['000002000504', 'application/vnd.lotus-1-2-3'],
  ['000002000604', 'application/vnd.lotus-1-2-3'],
  ['00001a0000100400', 'application/vnd.lotus-1-2-3'],
  ['00001a0002100400', 'application/vnd.lotus-1-2-3'],
  ['00001a0003100400', 'application/vnd.lotus-1-2-3'],
  ['00001a0005100400', 'application/vnd.lotus-1-2-3'],
  ['000002002051', 'application/x-quattro-pro'],
  ['000002000110', 'application/x-quattro-pro'],
  ['000002000210', 'application/x-quattro-pro'],
];

/** Magic numbers of Berkeley DB's trees, hashes and queues, which follow a log sequence number and a page number, in either order of bytes. */
const berkeleyDb = /^.{24}(?:62310500|61150600|53220400|00053162|00061561|00042253)/;

/**
 * Types whose bytes are alike, or that contain one another: the bytes say that it is one of them, the name says which. Where the bytes say it
 * exactly, the first entry does not match them and the name has no say.
 */
const alike: readonly (readonly [found: RegExp, named: RegExp])[] = [
  [/^application\/zip$/, /zip$|openxmlformats|opendocument|openofficeorg|vnd\.sun\.xml|vnd\.apple\.|macroenabled|xpsdocument|oxps|visio/],
  [/^application\/zip$/, /java-archive|android\.package|cbz|kmz|x-xpinstall|comicbook/],
  [/^application\/x-cfb$/, /^application\/(?:msword|x-mspublisher|x-hwp|x-msi|sldworks|vnd\.(?:ms-|visio|stardivision|openxmlformats))/],
  [/^application\/vnd\.stardivision\.draw$/, /^application\/vnd\.stardivision\.impress/],
  [/^application\/vnd\.lotus-1-2-3$/, /^application\/vnd\.ms-works$/],
  [/^application\/vnd\.apple\.iwork$/, /^application\/vnd\.apple\./],
  [/^application\/gzip$/, /(?:arc\+gz)$/],
  [/^application\/x-bplist$/, /^application\/x-bplist-/],
  [/x-ms-asf$/, /x-ms-(?:wma|wmv|asf)$/],
  [/^video\/mp4$|quicktime$/, /^(?:audio|video)\/(?:mp4|x-m4v|quicktime|3gpp)$/],
  [/^audio\/mp4$/, /^audio\/(?:quicktime|3gpp)$/],
  [/^(?:audio|video|application)\/ogg$/, /^(?:audio|video)\/(?:ogg|opus)$/],
  [/matroska|webm/, /matroska|webm/],
  [/spreadsheetml|ms-excel\./, /spreadsheetml|ms-excel\./],
  [/wordprocessingml|ms-word\./, /wordprocessingml|ms-word\./],
  [/presentationml|ms-powerpoint\./, /presentationml|ms-powerpoint\./],
  [/^application\/gzip$/, /^image\/svg\+xml$/],
  [/^image\/tiff$/, /^image\/x-(?:canon|nikon|sony|adobe|panasonic|olympus|pentax|fuji)/],
];

/** The type of bytes that are no text; the name's type, where the bytes leave open which of several it is. */
export async function typeOfBinary(head: Uint8Array, hint: string | undefined): Promise<string | undefined> {
  const found = typeOfData(asBuffer(head), hint) ?? (await foundIn(head));
  if (found === undefined || hint === undefined || found === hint) return found;
  return alike.some(([one, other]) => one.test(found) && other.test(hint)) ? hint : found;
}

async function foundIn(head: Uint8Array): Promise<string | undefined> {
  const buffer = asBuffer(head);
  const inside = typeInZip(buffer) ?? typeInCompoundFile(buffer) ?? typeOfCompressed(buffer);
  if (inside !== undefined) return inside;
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  if (found?.mime === 'video/mp4' && isSoundOnly(buffer)) return 'audio/mp4';
  if (found !== undefined) return canonicalType(found.mime);
  const cms = typeOfCms(buffer);
  if (cms !== undefined) return cms;
  // Some writers put a few bytes before it.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  const hex = buffer.toString('hex', 0, 16);
  if (berkeleyDb.test(hex)) return 'application/x-berkeley-db';
  return beginnings.find(([beginning]) => hex.startsWith(beginning))?.[1];
}

/**
 * Cryptographic Message Syntax, RFC 5652: a DER or BER sequence that begins with an object identifier 1.2.840.113549.1.7. Time-stamped data, RFC
 * 5544, has one of its own.
 */
function typeOfCms(buffer: Buffer): string | undefined {
  if (buffer[0] !== 0x30) return undefined;
  const start = buffer.toString('hex', 0, 24);
  if (start.includes('06092a864886f70d0107')) return 'application/pkcs7-mime';
  return start.includes('060b2a864886f70d010910011f') ? 'application/timestamped-data' : undefined;
}
