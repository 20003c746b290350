/** Reads numbers in the order of bytes that the machine had which wrote them; 0 past the end. */
export interface NumberReader {
  uint16(bytes: Buffer, at: number): number;
  int16(bytes: Buffer, at: number): number;
  uint32(bytes: Buffer, at: number): number;
  int32(bytes: Buffer, at: number): number;
  uint64(bytes: Buffer, at: number): number;
  float(bytes: Buffer, at: number): number;
  double(bytes: Buffer, at: number): number;
}

export function createNumberReader(isLittleEndian: boolean): NumberReader {
  if (isLittleEndian)
    return {
      uint16: within(2, (bytes, at) => bytes.readUInt16LE(at)),
      int16: within(2, (bytes, at) => bytes.readInt16LE(at)),
      uint32: within(4, (bytes, at) => bytes.readUInt32LE(at)),
      int32: within(4, (bytes, at) => bytes.readInt32LE(at)),
      uint64: within(8, (bytes, at) => Number(bytes.readBigUInt64LE(at))),
      float: within(4, (bytes, at) => bytes.readFloatLE(at)),
      double: within(8, (bytes, at) => bytes.readDoubleLE(at)),
    };
  return {
    uint16: within(2, (bytes, at) => bytes.readUInt16BE(at)),
    int16: within(2, (bytes, at) => bytes.readInt16BE(at)),
    uint32: within(4, (bytes, at) => bytes.readUInt32BE(at)),
    int32: within(4, (bytes, at) => bytes.readInt32BE(at)),
    uint64: within(8, (bytes, at) => Number(bytes.readBigUInt64BE(at))),
    float: within(4, (bytes, at) => bytes.readFloatBE(at)),
    double: within(8, (bytes, at) => bytes.readDoubleBE(at)),
  };
}

const within =
  (size: number, read: (bytes: Buffer, at: number) => number) =>
  (bytes: Buffer, at: number): number =>
    at >= 0 && at + size <= bytes.length ? read(bytes, at) : 0;
