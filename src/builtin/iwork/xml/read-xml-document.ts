import { createGunzip } from 'node:zlib';
import { readXmlBytes } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import type { ZipParts } from '../../../kit/zip/index.ts';
import type { IworkDocument } from '../extract-iwork.ts';
import { createDocumentReader } from './document-reader.ts';

/** Of a document that unpacks to more, the rest is left out. */
const mostUnpacked = 512 * 1024 ** 2;

/** Reads the one file that documents of iWork '05 to '09 consist of. */
export async function readXmlDocument(parts: ZipParts, name: string): Promise<IworkDocument> {
  const reader = createDocumentReader();
  let isDamaged = false;
  const chunks = /\.gz$/i.test(name) ? unzipped(parts.stream(name), () => (isDamaged = true)) : parts.stream(name);
  await readXmlBytes(chunks, reader.handler, reader.isFull);
  return { ...reader.result(), isDamaged };
}

async function* unzipped(packed: AsyncIterable<Uint8Array>, onDamage: () => void): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let left = mostUnpacked;
  const pumping = (async () => {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve).once('close', resolve));
    }
    gunzip.end();
  })();
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      yield chunk;
      left -= chunk.length;
      if (left < 0) return;
    }
  } catch {
    onDamage();
  } finally {
    gunzip.destroy();
    await pumping;
  }
}
