import type { Content } from '../../../../plugin/content.ts';
import { readRange } from '../content-bytes.ts';
import { readRecord } from './iso-record.ts';
import { sectorSize, type Extent } from './iso-volume.ts';

export interface SystemUse {
  readonly name?: string;
  /** A symbolic link, or a folder that is shown elsewhere. */
  readonly isSpecial: boolean;
}

const mostContinuations = 16;

/**
 * How many bytes of each system use area are not Rock Ridge's; `undefined` where it is not used at all. The first record of the root says so
 * with a field `SP` (SUSP, 5.3).
 */
export async function rockRidgeSkip(content: Content, root: Extent): Promise<number | undefined> {
  const bytes = await readRange(content, root.sector * sectorSize, (root.sector + 1) * sectorSize);
  const area = bytes.length < sectorSize ? undefined : readRecord(bytes, 0)?.systemUse;
  // CD-ROM XA has 14 bytes of its own before.
  const start = [0, 14].find((skip) => area?.toString('hex', skip, skip + 6).startsWith('53500701beef'));
  return area === undefined || start === undefined ? undefined : (area[start + 6] ?? 0);
}

/** Reads the fields: `NM` parts of the name, `SL` and `CL` links, `CE` where they go on. */
export async function readSystemUse(content: Content, area: Buffer): Promise<SystemUse> {
  const names: Buffer[] = [];
  let isSpecial = false;
  let fields = area;
  for (let areas = 0; areas <= mostContinuations; areas += 1) {
    let next: { readonly start: number; readonly length: number } | undefined;
    for (let at = 0; at + 4 <= fields.length;) {
      const length = fields.readUInt8(at + 2);
      const field = fields.subarray(at, at + length);
      if (length < 4 || field.length < length) break;
      const signature = field.toString('latin1', 0, 2);
      if (signature === 'ST') break;
      if (signature === 'NM') names.push(field.subarray(5));
      if (signature === 'SL' || signature === 'CL') isSpecial = true;
      if (signature === 'CE' && length >= 28)
        next = { start: field.readUInt32LE(4) * sectorSize + field.readUInt32LE(12), length: field.readUInt32LE(20) };
      at += length;
    }
    if (next === undefined) break;
    fields = await readRange(content, next.start, next.start + Math.min(next.length, sectorSize));
  }
  const name = Buffer.concat(names).toString('utf8');
  return { isSpecial, ...(name !== '' && { name }) };
}
