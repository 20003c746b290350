import type { Paise } from '../../../plugin/paise.ts';
import { createRenders, type Renders } from '../pictures/renders.ts';
import { createThumbnails, type Thumbnails } from '../pictures/thumbnails.ts';
import { createStatusEvents, type StatusEvents } from './events/status-events.ts';
import { createHistogram, type Histogram } from './metrics/histogram.ts';
import { createTexts, type Texts } from './texts/texts.ts';

/** What requests have in common. */
export interface Shared {
  readonly texts: Texts;
  readonly renders: Renders;
  readonly thumbnails: Thumbnails;
  readonly events: StatusEvents;
  /** Seconds that searches took. */
  readonly searches: Histogram;
}

/** After a change of the configuration there is another facade; what belonged to the one before goes with it. */
const all = new WeakMap<Paise, Shared>();

export function sharedOf(paise: Paise): Shared {
  const known = all.get(paise);
  if (known) return known;
  const renders = createRenders(paise);
  const shared: Shared = {
    texts: createTexts(paise),
    renders,
    thumbnails: createThumbnails(paise.dataDirectory, renders),
    events: createStatusEvents(() => paise.status()),
    searches: createHistogram(),
  };
  all.set(paise, shared);
  return shared;
}
