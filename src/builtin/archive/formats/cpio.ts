import type { Content } from '../../../plugin/content.ts';
import type { Archive } from '../archive.ts';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { streamRange } from './content-bytes.ts';
import { beginsCpio, readCpio } from './read-cpio.ts';

export async function openCpioArchive(content: Content): Promise<Archive | undefined> {
  const reader = createByteReader(streamRange(content, 0, content.size));
  return beginsCpio(await reader.peek(6)) ? readCpio(reader) : undefined;
}
