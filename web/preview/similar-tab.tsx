import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ItemView } from '../../src/plugin/paise.ts';
import type { Hit } from '../../src/plugin/search.ts';
import { api, ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { Link } from '../app/link.tsx';
import { Icon } from '../parts/icon.tsx';
import { kindOf } from '../parts/kinds.ts';
import { crumbsOf } from '../parts/places.ts';
import { chosenAddress, likeAddress } from '../search/address.ts';
import { follow } from './parts-tab.tsx';

const most = 12;

export function SimilarTab({ view: { item } }: { readonly view: ItemView }) {
  const hits = useSignal<readonly Hit[] | undefined>(undefined);
  const problem = useSignal('');
  useEffect(() => {
    const controller = new AbortController();
    asked(api.similar(item.id, { limit: most }, controller.signal)).then(
      (found) => (hits.value = found.hits),
      (error: unknown) => {
        if (!controller.signal.aborted) problem.value = error instanceof ApiError ? error.message : String(error);
      },
    );
    return () => controller.abort();
  }, [item.id]);
  if (problem.value !== '') return <p role="alert">{problem.value}</p>;
  if (!hits.value) return null;
  if (hits.value.length === 0) return <p class="quiet">Nothing is like it.</p>;
  return (
    <div class="related">
      <ul>
        {hits.value.map(({ id, title, mimeType, url, path }) => (
          <li key={id}>
            <a href={chosenAddress(id)} onClick={(event) => follow(event, id)}>
              <Icon name={kindOf(mimeType).icon} class={`tone-${kindOf(mimeType).tone}`} />
              <span class="related-title">{title}</span>
              <span class="quiet">{crumbsOf(url, path).at(-1)?.text}</span>
            </a>
          </li>
        ))}
      </ul>
      <Link href={likeAddress(item.id)}>All that is like it</Link>
    </div>
  );
}
