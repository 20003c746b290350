import type { XmlStreamHandler } from '../../../kit/xml-tokens/xml-stream.ts';
import type { TextOutput } from '../text-output.ts';

/** Reads comments on cells, also those in threads (ECMA-376 part 1, 18.7; [MS-XLSX] 2.4.85). */
export function createCommentReader(output: TextOutput): XmlStreamHandler {
  let isText = false;
  return {
    open(name, attributes) {
      if (name === 't' || name === 'text' || name === 'author') isText = true;
      if (name === 'rPh') isText = false;
      if (name === 'person') output.write(attributes.get('displayName') ?? '');
    },
    close(name) {
      if (name === 't' || name === 'text' || name === 'author') isText = false;
      if (/^(?:text|comment|threadedComment|author|person)$/.test(name)) output.line();
    },
    text(piece) {
      if (isText && piece.trim() !== '') output.write(piece);
    },
  };
}
