const headerSize = 4;

/**
 * Joins and unpacks the chunks that a file of archives consists of: a zero, the length in three bytes, and data in the raw format of Snappy
 * (https://github.com/google/snappy/blob/main/format_description.txt), without checksums. Gives what there is up to where it is damaged.
 */
export function unpackArchive(packed: Buffer, mostBytes: number): { readonly bytes: Buffer; readonly isDamaged: boolean } {
  const chunks: Buffer[] = [];
  let length = 0;
  let at = 0;
  while (at + headerSize <= packed.length && packed[at] === 0) {
    const end = at + headerSize + packed.readUIntLE(at + 1, 3);
    const chunk = unpackSnappy(packed.subarray(at + headerSize, end), mostBytes - length);
    chunks.push(chunk.bytes);
    length += chunk.bytes.length;
    if (chunk.isDamaged) return { bytes: Buffer.concat(chunks), isDamaged: true };
    at = end;
  }
  return { bytes: Buffer.concat(chunks), isDamaged: at !== packed.length };
}

function unpackSnappy(packed: Buffer, mostBytes: number): { readonly bytes: Buffer; readonly isDamaged: boolean } {
  let at = 0;
  let size = 0;
  for (let shift = 0; at < packed.length && shift < 35; shift += 7) {
    const byte = packed[at++] ?? 0;
    size += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  // A copy of three bytes gives at most 64.
  const out = Buffer.alloc(Math.max(0, Math.min(size, mostBytes, packed.length * 22)));
  let length = 0;
  while (at < packed.length && length < out.length) {
    const tag = packed[at++] ?? 0;
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      if (at + extra > packed.length) break;
      const count = (extra === 0 ? tag >> 2 : packed.readUIntLE(at, extra)) + 1;
      at += extra;
      length += packed.copy(out, length, at, Math.min(packed.length, at + count));
      at += count;
      continue;
    }
    const extra = (tag & 3) === 3 ? 4 : tag & 3;
    if (at + extra > packed.length) break;
    const count = extra === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const distance = extra === 1 ? ((tag >> 5) << 8) | (packed[at] ?? 0) : packed.readUIntLE(at, extra);
    at += extra;
    if (distance === 0 || distance > length) break;
    for (let left = Math.min(count, out.length - length); left > 0; left -= 1) {
      out[length] = out[length - distance] ?? 0;
      length += 1;
    }
  }
  return { bytes: out.subarray(0, length), isDamaged: length !== size };
}
