/**
 * PalmDOC compression, a kind of LZ77 (https://wiki.mobileread.com/wiki/PalmDOC): literals, runs of literals, copies of what came before, and a space
 * with a letter in one byte. A record unpacks to at most `most` bytes.
 */
export function unpackPalmDoc(packed: Uint8Array, most: number): Buffer {
  const out = Buffer.alloc(most);
  let length = 0;
  for (let at = 0; at < packed.length && length < most;) {
    const byte = packed[at++] ?? 0;
    if (byte === 0 || (byte > 8 && byte < 0x80)) out[length++] = byte;
    else if (byte <= 8) {
      for (let left = byte; left > 0 && at < packed.length && length < most; left -= 1) out[length++] = packed[at++] ?? 0;
    } else if (byte >= 0xc0) {
      out[length++] = 0x20;
      if (length < most) out[length++] = byte ^ 0x80;
    } else {
      const pair = ((byte << 8) | (packed[at++] ?? 0)) & 0x3fff;
      const distance = pair >> 3;
      if (distance === 0 || distance > length) continue;
      for (let left = (pair & 7) + 3; left > 0 && length < most; left -= 1) {
        out[length] = out[length - distance] ?? 0;
        length += 1;
      }
    }
  }
  return out.subarray(0, length);
}
