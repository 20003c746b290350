import type { Hit, Passage } from '../../src/plugin/search.ts';
import { PartsText } from '../parts/parts-text.tsx';
import { previewHit } from './hit-deeds.ts';

/** The best places of the text. Each leads to itself in the preview. */
export function HitPassages({ hit }: { readonly hit: Hit }) {
  return (
    <ul class="passages">
      {hit.passages.map((passage) => (
        <li key={passage.offset}>
          <button type="button" class="passage" tabIndex={-1} onClick={() => previewHit(hit.id, passage.offset)}>
            <PartsText parts={passage.parts} />
            {placeOf(passage) !== '' && <span class="passage-place">{placeOf(passage)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

const placeOf = ({ page, line, heading }: Passage): string =>
  [page !== undefined && `page ${page}`, line !== undefined && page === undefined && `line ${line}`, heading].filter(Boolean).join(' · ');
