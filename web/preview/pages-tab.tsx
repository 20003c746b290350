import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ItemView } from '../../src/plugin/paise.ts';
import { api } from '../api/client.ts';
import { isPlain, onKeys } from '../app/keys.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { pageShown } from './page-shown.ts';

/** A picture of a page. The server makes it of pixels: nothing of the document runs here. */
export function PagesTab({ view: { item, title } }: { readonly view: ItemView }) {
  const pages = Math.max(1, item.mimeType.startsWith('image/') ? 1 : (item.metadata.pages ?? 1));
  const page = useSignal(Math.min(pageShown.value, pages));
  const state = useSignal<'loading' | 'there' | 'failed'>('loading');
  function turn(step: number): void {
    const next = Math.max(1, Math.min(pages, page.value + step));
    if (next === page.value) return;
    state.value = 'loading';
    page.value = next;
  }
  useEffect(
    () =>
      onKeys((event, isTyping) => {
        if (isTyping || !isPlain(event) || (event.key !== '[' && event.key !== ']')) return false;
        turn(event.key === ']' ? 1 : -1);
        return true;
      }),
    [],
  );
  return (
    <div class="pages" tabIndex={0} role="region" aria-label="Page">
      {pages > 1 && (
        <div class="pages-bar">
          <IconButton icon="left" label="Previous page" title="Previous page ([)" disabled={page.value === 1} onClick={() => turn(-1)} />
          <span role="status">
            Page {page.value} of {pages}
          </span>
          <IconButton icon="right" label="Next page" title="Next page (])" disabled={page.value === pages} onClick={() => turn(1)} />
        </div>
      )}
      {state.value === 'failed' ? (
        <p class="quiet">There is no picture of this page.</p>
      ) : (
        <img
          key={page.value}
          class="page-picture"
          data-loading={state.value === 'loading' || undefined}
          src={api.previewUrl(item.id, { page: page.value, longest: longest() })}
          alt={pages > 1 ? `Page ${page.value} of ${title}` : title}
          decoding="async"
          onLoad={() => (state.value = 'there')}
          onError={() => (state.value = 'failed')}
        />
      )}
    </div>
  );
}

/** Sharp on screens with fine pixels; few different sizes, so that the server can keep them. */
const longest = (): number => (devicePixelRatio > 1.3 ? 2_000 : 1_200);
