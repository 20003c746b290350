import type { Content } from '../../../plugin/content.ts';

const blockSize = 256 * 1024;

/** A range of the content, block by block. */
export async function* streamRange(content: Content, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += blockSize) {
    const block = await content.bytes({ start: at, end: Math.min(end, at + blockSize) });
    if (block.length === 0) return;
    yield block;
  }
}

/** A range of the content in one piece, as far as it is there. Views and copies of it are free to be taken. */
export async function readRange(content: Content, start: number, end: number): Promise<Buffer> {
  const bytes = await content.bytes({ start, end });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
