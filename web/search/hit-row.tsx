import type { Hit } from '../../src/plugin/search.ts';
import { Icon } from '../parts/icon.tsx';
import { counted } from '../parts/words.ts';
import { HitView } from './hit-view.tsx';
import { partsShown, type Row } from './rows.ts';

export interface HitRowProps {
  readonly row: Row;
  readonly chosen: string | undefined;
  /** Id of the hit that Tab leads to. */
  readonly reachable: string | undefined;
  readonly isUnfolded: boolean;
  onUnfold(key: string): void;
}

/** A hit, and below it those that are in the same file. */
export function HitRow({ row: { key, hit, parts }, chosen, reachable, isUnfolded, onUnfold }: HitRowProps) {
  const shown: readonly Hit[] = isUnfolded ? parts : parts.slice(0, partsShown);
  const more = parts.length - shown.length;
  return (
    <>
      <HitView hit={hit} isChosen={hit.id === chosen} isReachable={hit.id === reachable} />
      {parts.length > 0 && (
        <ul class="hit-parts" aria-label={`More in ${hit.title}`}>
          {shown.map((part) => (
            <li key={part.id}>
              <HitView hit={part} isChosen={part.id === chosen} isReachable={part.id === reachable} isPart />
            </li>
          ))}
          {more > 0 && (
            <li>
              <button type="button" class="more-parts" onClick={() => onUnfold(key)}>
                <Icon name="down" /> {counted(more, 'more result')} in the same file
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
