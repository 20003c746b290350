import type { Hit } from '../../src/plugin/search.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { copyPath, moreLike, openHit } from './hit-deeds.ts';

/** What can be done with a hit, for the pointer; keys do the same. */
export function HitActions({ hit }: { readonly hit: Hit }) {
  return (
    <div class="hit-actions">
      <IconButton
        icon="open"
        label={`Open ${hit.title}`}
        title="Open (Enter)"

        onClick={() => void openHit(hit, 'open')}
      />
      <IconButton
        icon="folder"
        label={`Show ${hit.title} in its folder`}
        title="Show in folder (Ctrl+Enter)"

        onClick={() => void openHit(hit, 'reveal')}
      />
      <IconButton
        icon="copy"
        label={`Copy the path of ${hit.title}`}
        title="Copy path (c)"

        onClick={() => void copyPath(hit)}
      />
      <IconButton
        icon="similar"
        label={`More like ${hit.title}`}
        title="More like this (m)"

        onClick={() => moreLike(hit.id)}
      />
    </div>
  );
}
