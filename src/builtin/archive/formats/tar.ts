import type { Content } from '../../../plugin/content.ts';
import type { Archive } from '../archive.ts';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { streamRange } from './content-bytes.ts';
import { beginsTar, readTar } from './read-tar.ts';
import { blockSize } from './tar-header.ts';

export async function openTarArchive(content: Content): Promise<Archive | undefined> {
  const reader = createByteReader(streamRange(content, 0, content.size));
  return beginsTar(await reader.peek(blockSize)) ? readTar(reader) : undefined;
}
