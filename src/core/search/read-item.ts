import type { StoredItem } from '../../plugin/item.ts';
import type { ReadItem, ReadRequest } from '../../plugin/paise.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';
import { findItem } from './find-item.ts';
import { marksOf } from './marks-of.ts';
import { pageStarts } from './passages/place-of.ts';
import type { SearchSources } from './search.ts';

type TextSources = Pick<SearchSources, 'storage' | 'textOf'>;
type AskWorkers = () => Promise<Pick<WorkerPool, 'ask'>>;

/** An item with its whole text and, with a query, with what that finds in it. */
export async function readItem(target: string, { query }: ReadRequest, sources: SearchSources, pool: AskWorkers): Promise<ReadItem> {
  const read = await readText(target, sources, pool);
  const { item, text } = read;
  if (text === undefined) return read;
  const pages = pageStarts(item.metadata.pageOffsets)?.filter((start) => start <= text.length);
  const marks = query === undefined ? undefined : await marksOf(query, { item, text }, sources);
  return { ...read, ...(marks && { marks }), ...(pages && { pages }) };
}

/** As kept, else read again, else extracted again from the source that it is a part of. */
async function readText(target: string, sources: TextSources, pool: AskWorkers): Promise<ReadItem> {
  const item = await findItem(target, sources.storage);
  if (item.extractor === undefined) return { item, problem: item.reason?.text ?? 'It is found by its name only: nothing reads it.' };
  // What fails here is told by the extraction, in a process of its own.
  const text = await sources.textOf(item).catch(() => undefined);
  return text === undefined ? extractedAgain(item, await pool()) : { item, text };
}

async function extractedAgain(item: StoredItem, pool: Pick<WorkerPool, 'ask'>): Promise<ReadItem> {
  try {
    const { items, reason } = await pool.ask('extract', { url: item.sourceUrl });
    const again = items.find(({ url }) => url === item.url);
    if (again) return { item, text: again.text };
    return {
      item,
      problem: reason?.text ?? `It was not found again in ${item.sourceUrl}: that was changed, or is too large to be read at once.`,
    };
  } catch (error) {
    return { item, problem: (error as Error).message };
  }
}
