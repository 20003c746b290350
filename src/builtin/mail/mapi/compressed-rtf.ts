/** What the window is filled with at first ([MS-OXRTFCP] 2.1.2.1). */
const beginning =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

const windowSize = 4096;
const compressed = 0x75465a4c;
const uncompressed = 0x414c454d;
const largest = 64 * 1024 ** 2;

/** Undoes the compression of RTF in messages ([MS-OXRTFCP]); as much as there is of what is cut off. */
export function decompressRtf(bytes: Buffer): Buffer {
  if (bytes.length < 16) return Buffer.alloc(0);
  const rawSize = Math.min(largest, bytes.readUInt32LE(4));
  const kind = bytes.readUInt32LE(8);
  if (kind === uncompressed) return bytes.subarray(16, 16 + rawSize);
  if (kind !== compressed) return Buffer.alloc(0);
  const window = Buffer.alloc(windowSize);
  let write = window.write(beginning, 'latin1');
  // A reference gives at most 17 bytes for two, so this is never too small.
  const output = Buffer.alloc(Math.min(rawSize, (bytes.length - 16) * 9 + 32));
  let length = 0;
  const put = (byte: number): void => {
    if (length < output.length) output[length++] = byte;
    window[write] = byte;
    write = (write + 1) % windowSize;
  };
  for (let at = 16; at < bytes.length && length < output.length;) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      if (at + 2 > bytes.length) return output.subarray(0, length);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      if (from === write) return output.subarray(0, length);
      for (let index = 0; index < (reference & 0xf) + 2; index += 1) put(window[(from + index) % windowSize] ?? 0);
    }
  }
  return output.subarray(0, length);
}
