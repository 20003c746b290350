export type UnpackRow = (packed: Buffer, length: number) => Buffer;

const copies: Readonly<Record<number, number>> = { 8: 1, 9: 17, 10: 33, 11: 49 };
const fillers: Readonly<Record<number, number>> = { 5: 0x40, 6: 0x20, 7: 0, 13: 0x40, 14: 0x20, 15: 0 };

/** Undoes run-length encoding ("SASYZCRL"): a byte with the command and a part of the length, then what it takes. */
export function unpackRunLengths(packed: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length);
  let to = 0;
  let at = 0;
  const copy = (count: number): void => {
    to += packed.copy(out, to, at, Math.min(packed.length, at + count));
    at += count;
  };
  const fill = (byte: number, count: number): void => {
    out.fill(byte, to, Math.min(length, to + count));
    to += count;
  };
  // oxlint-disable-next-line no-unmodified-loop-condition -- copy and fill modify it
  while (at < packed.length && to < length) {
    const control = packed[at++] ?? 0;
    const command = control >> 4;
    const low = control & 15;
    if (command <= 1) copy((packed[at++] ?? 0) + 64 + low * 256 + command * 4096);
    else if (command === 2) copy(low + 96);
    else if (command === 4) {
      const count = (packed[at++] ?? 0) + 18 + low * 256;
      fill(packed[at++] ?? 0, count);
    } else if (command >= 5 && command <= 7) fill(fillers[command] ?? 0, (packed[at++] ?? 0) + 17 + low * 256);
    else if (command >= 8 && command <= 11) copy(low + (copies[command] ?? 1));
    else if (command === 12) fill(packed[at++] ?? 0, low + 3);
    else if (command >= 13) fill(fillers[command] ?? 0, low + 2);
  }
  return out;
}

/** Undoes Ross Data Compression ("SASYZCR2"): sixteen flags, then as many bytes, runs or copies of what came before. */
export function unpackRoss(packed: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length);
  let to = 0;
  let at = 0;
  let flags = 0;
  let mask = 0;
  const fill = (byte: number, count: number): void => {
    out.fill(byte, to, Math.min(length, to + count));
    to += count;
  };
  const repeat = (distance: number, count: number): void => {
    for (let left = count; left > 0 && to < length; left -= 1, to += 1) out[to] = out[to - distance] ?? 0;
  };
  while (at < packed.length && to < length) {
    mask >>= 1;
    if (mask === 0) {
      flags = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      at += 2;
      mask = 0x8000;
    }
    const byte = packed[at++] ?? 0;
    if ((flags & mask) === 0) {
      out[to++] = byte;
      continue;
    }
    const command = byte >> 4;
    const low = byte & 15;
    const next = packed[at++] ?? 0;
    if (command === 0) fill(next, low + 3);
    else if (command === 1) fill(packed[at++] ?? 0, low + (next << 4) + 19);
    else if (command === 2) repeat(low + 3 + (next << 4), (packed[at++] ?? 0) + 16);
    else repeat(low + 3 + (next << 4), command);
  }
  return out;
}
