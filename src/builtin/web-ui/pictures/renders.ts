import type { ItemView, Paise } from '../../../plugin/paise.ts';
import type { Rendering } from '../../../plugin/rendering.ts';
import { createTurns } from './turns.ts';

export interface Renders {
  /** A picture of a page of an item, when it is its turn; `undefined` where there is none. */
  render(view: ItemView, wanted: { readonly page: number; readonly longest: number }, signal: AbortSignal): Promise<Rendering | undefined>;
}

/** Each takes a process and a good part of a processor, which the search wants too. */
const atOnce = 2;

export function createRenders(paise: Pick<Paise, 'render'>): Renders {
  const turns = createTurns(atOnce);
  return {
    async render({ item, isRendered }, wanted, signal) {
      if (!isRendered) return undefined;
      return turns.take(signal, () => paise.render(String(item.id), { ...wanted, signal }));
    },
  };
}
