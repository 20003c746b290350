/** How many bytes at the end of a record are no text: one entry for each flag, with its size at its end, and a cut character. */
export function trailingSize(record: Buffer, flags: number): number {
  let end = record.length;
  for (let bit = 1; bit < 16; bit += 1) if ((flags & (1 << bit)) !== 0) end -= sizeAt(record, end);
  if ((flags & 1) !== 0 && end > 0) end -= ((record[end - 1] ?? 0) & 3) + 1;
  return record.length - Math.max(0, end);
}

/** A number of seven bits a byte, written backwards: the byte with the high bit is its first. */
function sizeAt(record: Buffer, end: number): number {
  let size = 0;
  for (let step = 0; step < 4 && end - 1 - step >= 0; step += 1) {
    const byte = record[end - 1 - step] ?? 0;
    size |= (byte & 0x7f) << (7 * step);
    if ((byte & 0x80) !== 0) break;
  }
  return size;
}
