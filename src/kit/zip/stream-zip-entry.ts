import { createInflateRaw } from 'node:zlib';
import { dataOf } from './entry-data.ts';
import type { ZipEntry, ZipSource } from './zip-entry.ts';

/** Deflate makes at most a thousandfold of it: what comes out of one block is held at once. */
const blockSize = 32 * 1024;

/**
 * Unpacks an entry in chunks, without end where it is a bomb: the caller stops. Ends where the data do, or where they are damaged. Gives nothing
 * for what {@link readZipEntry} says it cannot read.
 */
export async function* streamZipEntry(source: ZipSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const data = entry.isEncrypted || entry.overlaps ? undefined : await dataOf(source, entry);
  if (data === undefined) return;
  if (entry.method === 0) yield* blocks(source, data.start, data.end);
  else if (entry.method === 8) yield* inflated(blocks(source, data.start, data.end));
}

async function* blocks(source: ZipSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += blockSize) yield await source.bytes(at, Math.min(end, at + blockSize));
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 4 * blockSize });
  const chunks: Uint8Array[] = [];
  let failure: Error | undefined;
  inflate.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  inflate.on('error', (error) => (failure = error));
  try {
    for await (const block of packed) {
      await new Promise<void>((resolve) => inflateInto(resolve, block));
      yield* chunks.splice(0);
      if (failure !== undefined) return;
    }
  } finally {
    inflate.destroy();
  }

  function inflateInto(resolve: () => void, block: Uint8Array): void {
    inflate.once('close', resolve);
    inflate.write(block, () => {
      inflate.off('close', resolve);
      resolve();
    });
  }
}
