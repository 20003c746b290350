/** A piece of text that looks different from what is around it. */
export interface TextBlock {
  readonly kind: 'heading' | 'item' | 'page' | 'text';
  /** In the piece that was cut. A page begins where it ends, too. */
  readonly start: number;
  readonly end: number;
  /** Of a `page`. */
  readonly page?: number;
}

export interface TextForm {
  /** Lines that are headings. */
  readonly headings: ReadonlySet<string>;
  /** Where pages begin, in the text that is cut. */
  readonly pages: readonly { readonly at: number; readonly page: number }[];
}

const item = /^\s{0,12}(?:[-*•‣◦]|\d{1,3}[.)])\s+\S/u;

/** Cuts text into blocks that follow each other without a gap: headings and items of lists are lines of their own. */
export function textBlocks(text: string, { headings, pages }: TextForm): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  const left = [...pages];
  let plain = 0;
  const endPlain = (at: number): void => {
    if (at > plain) blocks.push({ kind: 'text', start: plain, end: at });
  };
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    while (left[0] && left[0].at < end) {
      const at = Math.max(start, left[0].at);
      endPlain(at);
      plain = Math.max(plain, at);
      blocks.push({ kind: 'page', start: plain, end: plain, page: left[0].page });
      left.shift();
    }
    const line = text.slice(Math.max(start, plain), end);
    const kind = headings.has(line.trim()) ? 'heading' : item.test(line) ? 'item' : 'text';
    if (kind !== 'text') {
      endPlain(Math.max(start, plain));
      blocks.push({ kind, start: Math.max(start, plain), end });
      plain = end;
    }
    start = end;
  }
  endPlain(text.length);
  return blocks;
}
