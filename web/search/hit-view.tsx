import { useSignal } from '@preact/signals';
import type { Hit } from '../../src/plugin/search.ts';
import { Icon } from '../parts/icon.tsx';
import { type Kind, kindOf } from '../parts/kinds.ts';
import { markedTitle } from '../parts/marked.ts';
import { PartsText } from '../parts/parts-text.tsx';
import { chosenAddress } from './address.ts';
import { HitActions } from './hit-actions.tsx';
import { HitFacts } from './hit-facts.tsx';
import { HitPassages } from './hit-passages.tsx';
import { HitPath } from './hit-path.tsx';
import { openHit, previewHit } from './hit-deeds.ts';
import { answer } from './results-state.ts';
import { sought } from './sought.ts';
import { hasThumbnail, Thumbnail } from './thumbnail.tsx';

export interface HitViewProps {
  readonly hit: Hit;
  readonly isChosen: boolean;
  /** Of all hits one can be reached by Tab, the others by arrows from there. */
  readonly isReachable: boolean;
  /** Whether it stands below another one of its file. */
  readonly isPart?: boolean;
}

export function HitView({ hit, isChosen, isReachable, isPart = false }: HitViewProps) {
  const kind = kindOf(hit.mimeType);
  const isPointed = useSignal(false);
  return (
    <article
      class={`hit ${isPart ? 'hit-part' : ''}`}
      data-chosen={isChosen || undefined}
      data-id={hit.id}
      onPointerEnter={() => (isPointed.value = true)}
      onPointerLeave={() => (isPointed.value = false)}
    >
      <span class={`hit-icon tone-${kind.tone}`} title={kind.text}>
        <Icon name={kind.icon} />
      </span>
      <div class="hit-body">
        <h3 class="hit-title">
          <a
            href={chosenAddress(hit.id)}
            tabIndex={isReachable ? 0 : -1}
            aria-current={isChosen || undefined}
            onClick={(event) => onClick(event, hit)}
            onDblClick={() => void openHit(hit, 'open')}
          >
            <PartsText parts={markedTitle(hit.title, sought.value)} />
          </a>
        </h3>
        <HitPath hit={hit} />
        {hit.passages.length > 0 ? <HitPassages hit={hit} /> : isAwaited(hit, kind) && <div class="passages passages-awaited" />}
        <HitFacts hit={hit} kind={kind} />
      </div>
      {hasThumbnail(hit) && <Thumbnail id={hit.id} />}
      {(isPointed.value || isChosen) && <HitActions hit={hit} />}
    </article>
  );
}

/** Room is kept for a passage that is about to come. */
const isAwaited = ({ status }: Hit, { name, tone }: Kind): boolean =>
  answer.value?.isBare === true && (status === 'indexed' || status === 'partial') && name !== 'archive' && tone !== 'picture';

function onClick(event: MouseEvent, hit: Hit): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  previewHit(hit.id);
}
