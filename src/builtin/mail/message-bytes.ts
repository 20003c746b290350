import type { Content } from '../../plugin/content.ts';

/** The bytes of the mail in a file: Apple's programs put its length before it and their own notes behind (`.emlx`). */
export async function messageBytes(content: Content): Promise<Uint8Array> {
  const bytes = await content.bytes();
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(await content.text());
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [line, length] = /^[ \t]{0,9}(\d{1,10})[ \t]{0,20}\r?\n/.exec(buffer.toString('latin1', 0, 64)) ?? [];
  if (line !== undefined) return buffer.subarray(line.length, line.length + Number(length));
  const start = buffer.subarray(0, 65_536);
  return start.includes(0x0d) && !start.includes(0x0a) ? withLineFeeds(buffer) : buffer;
}

/** Old Macs ended lines with a carriage return alone. */
function withLineFeeds(buffer: Buffer): Buffer {
  const copy = Buffer.from(buffer);
  for (let at = copy.indexOf(0x0d); at !== -1; at = copy.indexOf(0x0d, at)) copy[at] = 0x0a;
  return copy;
}
