import { decodeBytes } from '../../kit/mime/charset.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import { catalogueMetadata, charsetOf } from './catalogue-header.ts';
import type { TranslationText } from './translation-text.ts';

const mostMessages = 1_000_000;
const longest = 64 * 1024 ** 2;

/** Compiled catalogues ("The Format of GNU MO Files"): two tables of lengths and offsets. Contexts and plurals are separated by control characters. */
export function readMo(bytes: Uint8Array): TranslationText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 20) throw new RejectContent('It ends before its tables.');
  const isLittle = buffer.readUInt32LE(0) === 0x950412de;
  const unsigned = (at: number): number => (at + 4 > buffer.length ? 0 : isLittle ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const string = (table: number, index: number): Buffer => {
    const at = table + index * 8;
    return buffer.subarray(unsigned(at + 4), unsigned(at + 4) + unsigned(at));
  };
  const count = Math.min(unsigned(8), mostMessages, Math.floor(buffer.length / 8));
  const [originals, translations] = [unsigned(12), unsigned(16)];
  const header = string(originals, 0).length === 0 ? string(translations, 0).toString('latin1') : '';
  const charset = charsetOf(header);
  const lines: string[] = [];
  let length = 0;
  for (let index = header === '' ? 0 : 1; index < count && length < longest; index += 1) {
    for (const message of [string(originals, index), string(translations, index)]) {
      // EOT is behind a context, NUL between plurals.
      const text = decodeBytes(message, charset).replaceAll('\0', '\n').replaceAll('\u0004', '\n').trim();
      if (text !== '') lines.push(text);
      length += text.length;
    }
  }
  return { text: lines.join('\n'), metadata: catalogueMetadata(decodeBytes(Buffer.from(header, 'latin1'), charset)) };
}
