import type { Hit } from '../../src/plugin/search.ts';
import { api } from '../api/client.ts';
import { copyText } from '../parts/copy.ts';
import { pathOf } from '../parts/places.ts';
import { saying } from '../parts/saying.ts';
import { showPreview } from '../preview/pane-state.ts';
import { choose, lookForLike, query, settle } from './address.ts';
import { remember } from './recent.ts';

type Named = Pick<Hit, 'id' | 'url' | 'path' | 'title'>;

export async function openHit(hit: Pick<Hit, 'id' | 'title'>, how: 'open' | 'reveal'): Promise<void> {
  choose(hit.id);
  remember(query.value);
  settle();
  await saying(api.open(hit.id, how), how === 'open' ? `Opening ${hit.title}` : `Showing ${hit.title} in its folder`);
}

/** Shows it in the preview, at a place of its text. */
export function previewHit(id: string, offset?: number): void {
  choose(id);
  remember(query.value);
  settle();
  showPreview(offset);
}

export const copyPath = (hit: Pick<Named, 'url' | 'path'>): Promise<void> => copyText(pathOf(hit));

export const moreLike = (id: string | number): void => lookForLike(id);
