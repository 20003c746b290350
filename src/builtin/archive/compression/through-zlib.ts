import type { Transform } from 'node:stream';

/** Some formats make a gigabyte of a few hundred bytes. What is written waits until what came out of it was taken. */
const blockSize = 16 * 1024;

/** Sends bytes through one of Node's decompressors. Where the data are damaged it gives what came before, and then throws. */
export async function* throughZlib(source: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
  let failure: { readonly error: unknown } | undefined;
  let isClosed = false;
  let wake: (() => void) | undefined;
  transform.on('readable', () => wake?.());
  transform.on('error', (error) => (failure ??= { error }));
  transform.on('close', () => {
    isClosed = true;
    wake?.();
  });
  const written = writeAll(source, transform).catch((error: unknown) => {
    failure = { error };
    transform.destroy();
  });
  try {
    for (;;) {
      const chunk = transform.read() as Uint8Array | null;
      if (chunk !== null) yield chunk;
      else if (isClosed) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    await written;
    if (failure !== undefined) throw failure.error;
  } finally {
    transform.destroy();
  }
}

async function writeAll(source: AsyncIterable<Uint8Array>, transform: Transform): Promise<void> {
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += blockSize) {
      await writeBlock(transform, chunk.subarray(at, at + blockSize));
      if (transform.destroyed) return;
    }
  }
  transform.end();
}

function writeBlock(transform: Transform, block: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      transform.off('close', done);
      resolve();
    };
    transform.once('close', done);
    transform.write(block, done);
  });
}
