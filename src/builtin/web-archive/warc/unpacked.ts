import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content } from '../../../plugin/content.ts';
import type { ItemReason } from '../../../plugin/item.ts';

export interface UnpackedStream {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Why the bytes ended early; known at their end. */
  problem(): ItemReason | undefined;
}

/** The host has the same bounds, but does not say when they are reached. */
const alwaysProduced = 64 * 1024 ** 2;
const mostRatio = 200;

/** The content as a stream; the members of a gzip file, of which each is a record, one after the other. */
export function unpacked(content: Content): UnpackedStream {
  let problem: ItemReason | undefined;
  const most = Math.max(alwaysProduced, content.size * mostRatio);

  async function* inflate(): AsyncGenerator<Uint8Array> {
    const source = Readable.from(content.stream());
    const gunzip = createGunzip();
    source.on('error', (error) => gunzip.destroy(error));
    let produced = 0;
    try {
      for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
        produced += chunk.length;
        if (produced > most) {
          problem = { code: 'limit:produced', text: 'It unpacks to more than the limit allows; the rest was left out.' };
          return;
        }
        yield chunk;
      }
    } catch (error) {
      // Errors of reading the content are not zlib's; they end the job.
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
      problem = { code: 'damaged', text: 'It is damaged or ends too early; what is before was read.' };
    } finally {
      source.destroy();
      gunzip.destroy();
    }
  }

  return { bytes: content.mimeType.endsWith('+gz') ? inflate() : content.stream(), problem: () => problem };
}
