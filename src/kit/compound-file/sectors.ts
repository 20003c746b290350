/** Space that is divided in sectors, of which chains are made: the table says which follows which. */
export interface Sectors {
  readonly bytes: Buffer;
  readonly size: number;
  /** Where sector 0 begins. */
  readonly offset: number;
  /** 32-bit numbers. */
  readonly table: Buffer;
}

const lastOfChain = 0xffff_fffe;
const highestSector = 0xffff_fffa;
const free = 0xffff_ffff;
const numbersInHeader = 109;

/** The file allocation table: the header names its first sectors, chained sectors the others ([MS-CFB] 2.3 and 2.5). */
export function readTable(file: Buffer, sectorSize: number): Buffer {
  const sectorAt = (id: number): Buffer => file.subarray((id + 1) * sectorSize, (id + 2) * sectorSize);
  const parts: Buffer[] = [];
  const most = Math.ceil(file.length / sectorSize);
  const add = (id: number): void => {
    if (id < highestSector && parts.length < most) parts.push(padded(sectorAt(id), sectorSize));
  };
  for (let index = 0; index < numbersInHeader; index += 1) add(file.readUInt32LE(76 + index * 4));
  let next = file.readUInt32LE(68);
  for (let step = 0; next < highestSector && step < most; step += 1) {
    const sector = sectorAt(next);
    if (sector.length < sectorSize) break;
    for (let at = 0; at < sectorSize - 4; at += 4) add(sector.readUInt32LE(at));
    next = sector.readUInt32LE(sectorSize - 4);
  }
  return Buffer.concat(parts);
}

/** The bytes of a chain, at most `length`. A chain never has more sectors than there are, so circles end. */
export function readChain({ bytes, size, offset, table }: Sectors, start: number, length: number): Buffer {
  const parts: Buffer[] = [];
  let left = Math.min(length, bytes.length);
  for (let sector = start; left > 0 && sector < highestSector && sector !== lastOfChain;) {
    const from = offset + sector * size;
    const part = bytes.subarray(from, from + Math.min(size, left));
    if (part.length === 0) break;
    parts.push(part);
    left -= part.length;
    const link = sector * 4;
    const next = link + 4 <= table.length ? table.readUInt32LE(link) : free;
    // Writers may leave out the table's end, and a part of it may be lost: what has no link is followed by its neighbour.
    sector = next === free ? sector + 1 : next;
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

const padded = (sector: Buffer, size: number): Buffer =>
  sector.length === size ? sector : Buffer.concat([sector, Buffer.alloc(size - sector.length, 0xff)]);
