import type { Content } from '../../../../plugin/content.ts';
import type { MetadataFields } from '../../../../plugin/metadata.ts';
import { readRange } from '../content-bytes.ts';

export const sectorSize = 2048;
const firstDescriptor = 16;
const mostDescriptors = 64;

export interface Extent {
  readonly sector: number;
  readonly length: number;
}

export interface IsoVolume {
  readonly root: Extent;
  /** Names are UTF-16. */
  readonly isJoliet: boolean;
  /** The root of the names in ASCII, which Rock Ridge extends. */
  readonly plainRoot: Extent;
  readonly metadata: MetadataFields;
}

/** Reads the volume descriptors (ECMA-119, 8.1 to 8.5). */
export async function readVolume(content: Content): Promise<IsoVolume | undefined> {
  let primary: Buffer | undefined;
  let joliet: Buffer | undefined;
  let isBootable = false;
  for (let number = 0; number < mostDescriptors; number += 1) {
    const start = (firstDescriptor + number) * sectorSize;
    const descriptor = await readRange(content, start, start + sectorSize);
    if (descriptor.length < sectorSize || descriptor.toString('latin1', 1, 6) !== 'CD001') break;
    const type = descriptor.readUInt8(0);
    if (type === 0 && descriptor.toString('latin1', 7, 30).startsWith('EL TORITO')) isBootable = true;
    if (type === 1) primary ??= descriptor;
    if (type === 2 && /^%\/[@CE]/.test(descriptor.toString('latin1', 88, 91))) joliet ??= descriptor;
    if (type === 255) break;
  }
  if (primary === undefined) return undefined;
  const plainRoot = rootOf(primary);
  return {
    root: joliet === undefined ? plainRoot : rootOf(joliet),
    isJoliet: joliet !== undefined,
    plainRoot,
    metadata: metadataOf(primary, joliet, isBootable),
  };
}

const rootOf = (descriptor: Buffer): Extent => ({ sector: descriptor.readUInt32LE(158), length: descriptor.readUInt32LE(166) });

function metadataOf(primary: Buffer, joliet: Buffer | undefined, isBootable: boolean): MetadataFields {
  const text = (start: number, length: number): string => {
    const plain = primary.toString('latin1', start, start + length).replace(/[\0 ]+$/, '');
    const wide = joliet && utf16(joliet.subarray(start, start + length - (length % 2))).replace(/[\0 ]+$/, '');
    return wide === undefined || wide === '' ? plain : wide;
  };
  const title = text(40, 32);
  const [publisher, preparer] = [text(318, 128), text(446, 128)];
  const application = text(574, 128);
  const createdAt = dateOf(primary.toString('latin1', 813, 829));
  const modifiedAt = dateOf(primary.toString('latin1', 830, 846));
  return {
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(preparer && { preparer }),
    ...(application && { application }),
    ...(createdAt && { createdAt }),
    ...(modifiedAt && { modifiedAt }),
    ...(isBootable && { bootable: true }),
  };
}

/** Sixteen digits (8.4.26.1), the last two of which are hundredths of seconds. The zone after them is left out: few writers set it right. */
function dateOf(digits: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d\d$/.exec(digits) ?? [];
  const date = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return year === undefined || year === '0000' || Number.isNaN(Date.parse(date)) ? undefined : date;
}

/** Joliet's characters have their upper byte first. */
export const utf16 = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');
