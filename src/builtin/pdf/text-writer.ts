import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { encodePageOffsets } from './page-offsets.ts';

/** Hands text on in pieces, so that the engine sees the work go on, and counts where pages begin in the whole. */
export interface TextWriter {
  beginPage(): void;
  /** Adds a paragraph; nothing for empty text. */
  add(text: string): Promise<void>;
  /** Whether there is so much text that the rest should be left out. */
  isFull(): boolean;
  /** Hands on what is left, with the metadata. Nothing may follow. */
  finish(fields: MetadataFields): Promise<void>;
}

/** Characters or milliseconds after which a piece is handed on. */
const piece = { characters: 256 * 1024, ms: 1000 };
const mostCharacters = 64 * 1024 ** 2;

export function createTextWriter(host: Pick<ContentExtractorHost, 'addItem'>): TextWriter {
  const pageStarts: number[] = [];
  let texts: string[] = [];
  let handedOn = 0;
  let length = 0;
  let handedOnAt = performance.now();

  /** Pieces are joined by a line break, as paragraphs are here. */
  async function handOn(fields?: MetadataFields): Promise<void> {
    const text = texts.join('\n');
    texts = [];
    handedOn = length;
    handedOnAt = performance.now();
    await host.addItem(text, fields);
  }

  return {
    beginPage: () => void pageStarts.push(length),
    async add(text) {
      if (text === '') return;
      texts.push(text);
      length += text.length + 1;
      if (length - handedOn > piece.characters || performance.now() - handedOnAt > piece.ms) await handOn();
    },
    isFull: () => length > mostCharacters,
    finish: (fields) => handOn({ ...fields, ...(pageStarts.length > 1 && { pageOffsets: encodePageOffsets(pageStarts) }) }),
  };
}
