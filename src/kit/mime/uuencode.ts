/** The bytes of lines as uuencode writes them (POSIX), with or without the lines `begin` and `end`. */
export function decodeUuencoded(text: string): Buffer {
  const lines = text.split(/\r?\n/);
  const pieces: Buffer[] = [];
  for (const line of lines) {
    if (line === 'end') break;
    if (line !== '' && !/^begin(?:-base64)? /.test(line)) pieces.push(decodeLine(line));
  }
  return Buffer.concat(pieces);
}

/** The first character is the number of bytes; then come four characters for three bytes. */
function decodeLine(line: string): Buffer {
  const length = bits(line, 0);
  const bytes = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let at = 1, to = 0; to < length; at += 4, to += 3) {
    const group = (bits(line, at) << 18) | (bits(line, at + 1) << 12) | (bits(line, at + 2) << 6) | bits(line, at + 3);
    bytes.writeUIntBE(group, to, 3);
  }
  return bytes.subarray(0, length);
}

/** Spaces at the end of a line get lost: they stand for zero, as `` ` `` does. */
const bits = (line: string, at: number): number => (at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0);
