import { TextDecoder } from 'node:util';
import { xmlCharset } from './xml-charset.ts';
import { createXmlStream, type XmlStreamHandler } from './xml-stream.ts';

/** Reads a document from its bytes, piece by piece, until it ends or `isFull` says that it is enough. */
export async function readXmlBytes(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  handler: XmlStreamHandler,
  isFull: () => boolean = () => false,
): Promise<void> {
  const stream = createXmlStream(handler);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(xmlCharset(chunk));
    stream.write(decoder.decode(chunk, { stream: true }));
    if (isFull()) return;
  }
  stream.write(decoder?.decode() ?? '');
  stream.end();
}

/** The same for a document that is there as a whole. */
export function readXmlAtOnce(bytes: Uint8Array, handler: XmlStreamHandler): void {
  const stream = createXmlStream(handler);
  stream.write(new TextDecoder(xmlCharset(bytes)).decode(bytes));
  stream.end();
}
