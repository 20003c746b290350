import { constants } from 'node:buffer';
import type { ByteRange, Content } from '../../plugin/content.ts';
import { RejectContent } from '../../plugin/outcomes.ts';
import type { ByteSource } from './byte-source.ts';
import { decodeText } from './decode.ts';

const chunkSize = 64 * 1024;

export interface ContentType {
  readonly mimeType: string;
  readonly charset?: string | undefined;
}

/** Bytes as extractors see them. */
export function contentOf(source: ByteSource, type: ContentType): Content {
  const { url, name, size } = source;
  const { mimeType, charset: declared } = type;
  return {
    url,
    name,
    size,
    mimeType,
    ...(declared === undefined ? {} : { charset: declared }),
    async bytes(range) {
      const [start, end] = within(size, range);
      return source.read(start, end);
    },
    async text(charset = declared) {
      if (size > constants.MAX_STRING_LENGTH) throw new RejectContent('The content is too large to be read as one text.', 'too-large');
      const { text } = await decodeText(source.read(0, size), charset);
      return text;
    },
    async *stream() {
      for (let start = 0; start < size; start += chunkSize) yield source.read(start, Math.min(size, start + chunkSize));
    },
  };
}

function within(size: number, range: ByteRange = { start: 0 }): readonly [number, number] {
  const start = Math.min(size, Math.max(0, range.start));
  return [start, Math.max(start, Math.min(size, range.end ?? size))];
}
