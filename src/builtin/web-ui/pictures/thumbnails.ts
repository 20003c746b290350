import type { ItemView } from '../../../plugin/paise.ts';
import type { Rendering } from '../../../plugin/rendering.ts';
import { createLastUsed } from '../last-used.ts';
import type { Renders } from './renders.ts';
import { createThumbnailFiles } from './thumbnail-files.ts';

export interface Thumbnails {
  of(view: ItemView, signal: AbortSignal): Promise<Picture | undefined>;
}

export type Picture = Pick<Rendering, 'bytes' | 'mimeType'> & Partial<Pick<Rendering, 'width' | 'height' | 'pages'>>;

/** Twice the size at which it is shown, for screens with many pixels. */
const longest = 192;
/** Items of which is known that they have none. */
const mostWithout = 5000;

/** Small pictures. Those that were made once lie in files. */
export function createThumbnails(dataDirectory: string, renders: Renders): Thumbnails {
  const files = createThumbnailFiles(dataDirectory);
  const without = createLastUsed<true>(mostWithout);
  return {
    async of(view, signal) {
      const { id, indexedAt } = view.item;
      const name = `${id}-${indexedAt}`;
      if (!view.isRendered || without.get(name)) return undefined;
      const known = await files.read(name);
      if (known) return known;
      const made = await renders.render(view, { page: 1, longest }, signal);
      if (made) await files.write(name, made);
      else without.set(name, true, 1);
      return made;
    },
  };
}
