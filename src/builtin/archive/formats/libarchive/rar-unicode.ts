/**
 * Names of RAR 4 beyond ASCII: after the name in some code page stand instructions that make UTF-16 of it. Two bits each say where the next
 * character comes from: a byte, a byte with the usual upper half, two bytes, or some more of the plain name.
 */
export function decodeRarName(plain: Buffer, encoded: Buffer): string {
  const units: number[] = [];
  const upper = encoded[0] ?? 0;
  let at = 1;
  let flags = 0;
  let flagBits = 0;
  const byte = (): number => {
    at += 1;
    return encoded[at - 1] ?? 0;
  };
  while (at < encoded.length) {
    if (flagBits === 0) {
      flags = byte();
      flagBits = 8;
      continue;
    }
    flagBits -= 2;
    const kind = (flags >> flagBits) & 3;
    if (kind === 0) units.push(byte());
    else if (kind === 1) units.push(byte() | (upper << 8));
    else if (kind === 2) units.push(byte() | (byte() << 8));
    else {
      const length = byte();
      const correction = (length & 0x80) === 0 ? undefined : byte();
      for (let left = (length & 0x7f) + 2; left > 0 && units.length < plain.length; left -= 1) {
        const same = plain[units.length] ?? 0;
        units.push(correction === undefined ? same : ((same + correction) & 0xff) | (upper << 8));
      }
    }
  }
  return Buffer.from(Uint16Array.from(units).buffer).toString('utf16le');
}
