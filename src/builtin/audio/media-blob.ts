import { createRangedBytes } from '../../kit/ranged-bytes/ranged-bytes.ts';
import type { Content } from '../../plugin/content.ts';

/** Far more than the tags of any honest file take. */
const mostReads = 100_000;

/**
 * The content as what the tag reader calls a blob: of that it uses nothing but these. So it reads where the tags are, and not the whole of a film.
 * The number of reads is limited, because files can be made that keep it busy for hours.
 */
export function mediaBlob(content: Content): Blob {
  const bytes = createRangedBytes(content.size, (range) => content.bytes(range));
  let reads = 0;
  const blob = {
    size: content.size,
    type: content.mimeType,
    slice: (start: number, end: number) => ({
      async arrayBuffer(): Promise<ArrayBuffer> {
        reads += 1;
        if (reads > mostReads) throw new Error('It has too many parts.');
        return new Uint8Array(await bytes.read(start, end - start)).buffer;
      },
    }),
  };
  return blob as unknown as Blob;
}
