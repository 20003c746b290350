import type { ItemView } from '../../../plugin/paise.ts';
import type { Freshness, Hit } from '../../../plugin/search.ts';
import { fitting } from './fitting.ts';
import { freshnessContent, freshnessText } from './freshness.ts';
import { hitContent } from './hit-content.ts';
import { hitText } from './hit-text.ts';
import type { Answer, Call } from './tool.ts';

export interface HitList {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly best: number;
  /** What the query became, and where this page begins; absent where there is no query. */
  readonly query?: { readonly plan: string; readonly offset: number };
  readonly notes: readonly string[];
  readonly freshness: Freshness;
}

/** An answer with as many of the hits as it has room for. */
export async function answerHits(list: HitList, call: Call): Promise<Answer> {
  const seen = await seenHits(list.hits, call);
  return fitting(seen.length, call.options.maxBytes, (count) => hitsAnswer(list, seen.slice(0, count), call));
}

/** Scores themselves depend on all that is indexed, denied or not, and say little to anybody. */
const relative = (score: number, best: number): number => (best > 0 ? Math.round((100 * score) / best) / 100 : 0);

interface SeenHit {
  readonly hit: Hit;
  readonly view: ItemView;
}

/** Looked up once more, one by one: what the index says of an item and of all that it is part of is what counts. */
async function seenHits(hits: readonly Hit[], { sight }: Call): Promise<readonly SeenHit[]> {
  const views = await Promise.all(hits.map(async (hit) => ({ hit, view: await sight.item(hit.id) })));
  return views.flatMap(({ hit, view }) => (view === undefined ? [] : [{ hit, view }]));
}

function hitsAnswer(list: HitList, seen: readonly SeenHit[], call: Call): Answer {
  const { query, total, isTotalExact } = list;
  const cleaning = call.cleaning();
  const notes = list.notes.map((note) => cleaning.line(note, 500));
  const hits = seen.map(({ hit, view }) => ({ ...hitContent(hit, view, call, cleaning), score: relative(hit.score, list.best) }));
  const freshness = freshnessContent(list.freshness);
  const end = (query?.offset ?? 0) + hits.length;
  const next = query !== undefined && hits.length > 0 && end < total ? { nextOffset: end } : {};
  return {
    content: {
      trust: 'untrusted-document',
      ...(query && { plan: cleaning.line(query.plan, 1000), offset: query.offset, ...next }),
      total,
      isTotalExact,
      notes,
      hits,
      invisible: cleaning.removed,
      freshness,
    },
    text: [
      `${isTotalExact ? total : `More than ${total}`} found, ${hits.length} here. ${freshnessText(freshness)}`,
      ...notes,
      ...(next.nextOffset === undefined ? [] : [`More with offset ${next.nextOffset}.`]),
      ...(cleaning.removed === 0 ? [] : [`${cleaning.removed} invisible characters were taken out.`]),
      ...(hits.length === 0 ? [] : [call.quoted(hits.map(hitText).join('\n\n'))]),
    ].join('\n'),
    ids: hits.map(({ id }) => id),
  };
}
