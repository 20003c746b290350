/** The header is not what it should be. */
export class HeaderError extends Error {}

/** Reads the fields of a header one after the other. Throws {@link HeaderError} past its end. */
export interface FieldReader {
  byte(): number;
  bytes(length: number): Buffer;
  skip(length: number): void;
  /** One to nine bytes: the leading ones of the first say how many follow. */
  number(): number;
  /** So many bits; or, where a byte says so, that all are set. */
  flags(count: number): readonly boolean[];
}

const mostFlags = 1_000_000;

export function createFieldReader(header: Buffer): FieldReader {
  let at = 0;

  function bytes(length: number): Buffer {
    if (!(length >= 0 && at + length <= header.length)) throw new HeaderError();
    at += length;
    return header.subarray(at - length, at);
  }
  const byte = (): number => bytes(1).readUInt8(0);

  return {
    byte,
    bytes,
    skip: (length) => void bytes(length),
    number() {
      const first = byte();
      let value = 0;
      let mask = 0x80;
      for (let index = 0; index < 8; index += 1) {
        if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * index);
        value += byte() * 2 ** (8 * index);
        mask >>= 1;
      }
      return value;
    },
    flags(count) {
      if (count > mostFlags) throw new HeaderError();
      if (byte() !== 0) return Array.from({ length: count }, () => true);
      const packed = bytes(Math.ceil(count / 8));
      return Array.from({ length: count }, (_, index) => ((packed[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
    },
  };
}
