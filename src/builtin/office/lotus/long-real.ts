/** A number of ten bytes: 64 bits of the number, 15 of its exponent, and a sign. */
export function longReal(bytes: Buffer): number {
  const top = bytes.readUInt16LE(8);
  const exponent = (top & 0x7fff) - 16_383 - 63;
  const value = Number(bytes.readBigUInt64LE(0)) * 2 ** exponent;
  return (top & 0x8000) === 0 ? value : -value;
}
