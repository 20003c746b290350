import type { Problem } from '../archive.ts';
import type { Compression } from './compressions.ts';

export interface UnpackedStream {
  /** Ends early where the data are damaged or go on for too long. Throws only what reading the packed bytes throws. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Why it ended early; known when `chunks` is through. */
  problem(): Problem | undefined;
}

export function unpackStream(compression: Compression, packed: AsyncIterable<Uint8Array>, mostBytes: number): UnpackedStream {
  let problem: Problem | undefined;
  let sourceError: { readonly error: unknown } | undefined;

  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* packed;
    } catch (error) {
      sourceError = { error };
      throw error;
    }
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    let left = mostBytes;
    try {
      for await (const chunk of compression.unpack(watched())) {
        if (chunk.length > left) {
          problem = 'too-large';
          if (left > 0) yield chunk.subarray(0, left);
          return;
        }
        left -= chunk.length;
        yield chunk;
      }
    } catch {
      // Every library has errors of its own for what it cannot read.
      if (sourceError !== undefined) throw sourceError.error;
      problem = 'damaged';
    }
  }

  return { chunks: chunks(), problem: () => problem };
}
