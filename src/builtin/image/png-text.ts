import { inflateSync } from 'node:zlib';
import { decodeText } from '../../kit/plain-text/decode-text.ts';
import type { ImageText } from './image-file.ts';

/** Keyword and text of a chunk `tEXt`, `zTXt` or `iTXt`; `undefined` where it is damaged, or longer than `most` bytes when unpacked. */
export function readTextChunk(type: string, data: Buffer, most: number): ImageText | undefined {
  const end = data.indexOf(0);
  if (end === -1) return undefined;
  const keyword = data.toString('latin1', 0, end);
  const rest = data.subarray(end + 1);
  if (type === 'tEXt') return { keyword, text: decodeText(rest) };
  if (type === 'zTXt') return withText(keyword, inflated(rest.subarray(1), most));
  return readInternational(keyword, rest, most);
}

/** Compression flag and method, then language, translated keyword and text, which are UTF-8. */
function readInternational(keyword: string, data: Buffer, most: number): ImageText | undefined {
  const language = data.indexOf(0, 2);
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1);
  if (translated === -1) return undefined;
  const text = data.subarray(translated + 1);
  return withText(keyword, data[0] === 1 ? inflated(text, most) : text);
}

const withText = (keyword: string, text: Buffer | undefined): ImageText | undefined => text && { keyword, text: decodeText(text) };

function inflated(data: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) });
  } catch {
    // Damaged, or a bomb: there is no text to be had.
    return undefined;
  }
}
