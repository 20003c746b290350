import { codeTokens } from './code-tokens.ts';
import { MarkedText } from './marked-text.tsx';
import type { Chunk } from './text-chunks.ts';

export interface CodeChunkProps {
  readonly chunk: Chunk;
  readonly mimeType: string;
  /** Lines above it; absent where that is not known. */
  readonly linesBefore: number | undefined;
  readonly current: number | undefined;
}

export function CodeChunk({ chunk, mimeType, linesBefore, current }: CodeChunkProps) {
  const { text } = chunk;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return (
    <div class="code">
      <pre class="code-lines" aria-hidden="true">
        {linesBefore === undefined ? '' : Array.from({ length: lines }, (_, index) => linesBefore + index + 1).join('\n')}
      </pre>
      <pre class="code-text">
        {codeTokens(text, mimeType).map(({ kind, start, end }) => {
          const content = <MarkedText chunk={chunk} start={start} end={end} current={current} />;
          return kind === 'other' ? (
            content
          ) : (
            <span key={start} class={`token-${kind}`}>
              {content}
            </span>
          );
        })}
      </pre>
    </div>
  );
}
