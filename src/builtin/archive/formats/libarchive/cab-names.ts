import type { Content } from '../../../../plugin/content.ts';
import { readRange } from '../content-bytes.ts';
import { nameText } from '../guess-name.ts';

const headerSize = 36;
const entrySize = 16;
const longestName = 256;

/** Names in a cabinet ([MS-CAB] 2.3): UTF-8 or not, with backslashes between folders. */
export async function cabNames(content: Content): Promise<readonly string[]> {
  const header = await readRange(content, 0, headerSize);
  if (header.length < headerSize) return [];
  const start = header.readUInt32LE(16);
  const count = header.readUInt16LE(28);
  const entries = await readRange(content, start, start + count * (entrySize + longestName));
  const names: string[] = [];
  for (let at = 0; names.length < count;) {
    const end = entries.indexOf(0, at + entrySize);
    if (end === -1) break;
    names.push(nameText(entries.subarray(at + entrySize, end)).replaceAll('\\', '/'));
    at = end + 1;
  }
  return names;
}
