import { useSignal } from '@preact/signals';
import type { ItemView } from '../../src/plugin/paise.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { kindOf } from '../parts/kinds.ts';
import { crumbsOf } from '../parts/places.ts';
import { question, searchFor } from '../search/address.ts';
import { ExplainDialog } from '../parts/explain-dialog.tsx';
import { copyPath, moreLike, openHit } from '../search/hit-deeds.ts';
import { withField } from '../search/query-text.ts';
import { Facts } from './facts.tsx';
import { hidePreview } from './pane-state.ts';

export function PreviewHead({ view }: { readonly view: ItemView }) {
  const { item, title, path } = view;
  const isExplaining = useSignal(false);
  const kind = kindOf(item.mimeType);
  const hit = { id: String(item.id), url: item.url, title, ...(path !== undefined && { path }) };
  return (
    <header class="preview-head">
      <div class="preview-actions">
        <button type="button" class="button button-primary" onClick={() => void openHit(hit, 'open')}>
          <Icon name="open" /> Open
        </button>
        <IconButton icon="folder" label="Show in folder" onClick={() => void openHit(hit, 'reveal')} />
        <IconButton icon="copy" label="Copy path" onClick={() => void copyPath(hit)} />
        <IconButton icon="similar" label="More like this" onClick={() => moreLike(item.id)} />
        <IconButton icon="explain" label="Why is it here?" onClick={() => (isExplaining.value = true)} />
        <IconButton icon="close" class="icon-button preview-close" label="Close preview" onClick={hidePreview} />
      </div>
      <h2 class="preview-title">
        <Icon name={kind.icon} class={`tone-${kind.tone}`} />
        <span>{title}</span>
      </h2>
      <nav class="crumbs" aria-label="Where it is">
        {crumbsOf(item.url, path).map(({ text, within }) => (
          <button
            key={within}
            type="button"
            title={`Search in ${within}`}
            onClick={() => searchFor(withField(question.value, 'in', within))}
          >
            {text}
          </button>
        ))}
      </nav>
      <Facts view={view} />
      <ExplainDialog target={path ?? item.url} isOpen={isExplaining.value} onClose={() => (isExplaining.value = false)} />
    </header>
  );
}
