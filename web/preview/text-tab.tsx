import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ItemView } from '../../src/plugin/paise.ts';
import { kindOf } from '../parts/kinds.ts';
import { Windowed, type WindowedHandle } from '../parts/windowed.tsx';
import { likeId, question } from '../search/address.ts';
import { CodeChunk } from './code-chunk.tsx';
import { MarkSteps } from './mark-steps.tsx';
import { ProseChunk } from './prose-chunk.tsx';
import { chunkCount, chunkSize } from './text-chunks.ts';
import { openText } from './text-source.ts';
import { useMarks } from './use-marks.ts';

const codeKinds = new Set(['code', 'json', 'yaml', 'xml', 'csv']);

export function TextTab({ view: { item } }: { readonly view: ItemView }) {
  const id = String(item.id);
  const searched = likeId.value === undefined ? question.value : '';
  const source = useMemo(() => openText(id, searched), [id, searched]);
  useEffect(() => source.close, [source]);
  const scroller = useRef<HTMLDivElement>(null);
  const handle = useRef<WindowedHandle>(null);
  const marks = useMarks(source, { scroller, handle });
  const headings = useMemo(() => new Set((item.metadata.headings ?? []).map((heading) => heading.trim())), [item]);
  const isCode = codeKinds.has(kindOf(item.mimeType).name);
  const state = source.state.value;

  return (
    <>
      <MarkSteps total={state?.marks ?? 0} current={marks.current} onStep={marks.step} />
      <div ref={scroller} class="text-scroller" tabIndex={0} role="region" aria-label="Text">
        {state?.problem !== undefined && <p class="quiet text-problem">{state.problem}</p>}
        {state && state.problem === undefined && state.length === 0 && <p class="quiet text-problem">There is no text in it.</p>}
        {state && state.length > 0 && (
          <Windowed
            count={chunkCount(state.length)}
            keyOf={chunkKey}
            estimate={() => Math.round(Math.min(state.length, chunkSize) / 3)}
            scroller={scroller}
            handle={handle}
            isList={false}
            {...(marks.chunk !== undefined && { pinned: marks.chunk })}
            row={(index) => {
              const chunk = source.chunk(index);
              if (!chunk) return <p class="quiet text-problem">…</p>;
              return isCode ? (
                <CodeChunk chunk={chunk} mimeType={item.mimeType} linesBefore={source.linesBefore(index)} current={marks.current} />
              ) : (
                <ProseChunk chunk={chunk} headings={headings} pages={state.pages} current={marks.current} />
              );
            }}
          />
        )}
      </div>
    </>
  );
}

const chunkKey = (index: number): string => String(index);
