import { MarkedText } from './marked-text.tsx';
import { textBlocks } from './text-blocks.ts';
import type { Chunk } from './text-chunks.ts';

export interface ProseChunkProps {
  readonly chunk: Chunk;
  readonly headings: ReadonlySet<string>;
  /** Where each page of the document begins. */
  readonly pages: readonly number[];
  readonly current: number | undefined;
}

export function ProseChunk({ chunk, headings, pages, current }: ProseChunkProps) {
  const { start, text } = chunk;
  const here = pages.flatMap((at, index) => (at >= start && at < start + text.length ? [{ at: at - start, page: index + 1 }] : []));
  return (
    <div class="prose">
      {textBlocks(text, { headings, pages: here }).map(({ kind, page, start: from, end }) => {
        if (kind === 'page') return <PageMark key={`page ${page}`} page={page ?? 1} />;
        const content = <MarkedText chunk={chunk} start={from} end={end} current={current} />;
        if (kind === 'heading') return <h3 key={from}>{content}</h3>;
        return (
          <div key={from} class={kind === 'item' ? 'prose-item' : undefined}>
            {content}
          </div>
        );
      })}
    </div>
  );
}

const PageMark = ({ page }: { readonly page: number }) => (
  <p class="page-mark">
    <span>Page {page}</span>
  </p>
);
