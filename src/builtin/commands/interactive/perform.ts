import { copierNames, copyText } from '../../../kit/desktop/copy-text.ts';
import { openOnDesktop } from '../../../kit/desktop/open-on-desktop.ts';
import { reasonNotToOpen } from '../../../kit/desktop/refused-to-open.ts';
import { isPaiseError } from '../../../plugin/errors.ts';
import type { Hit, Paise, SearchRequest, SearchResult } from '../../../plugin/paise.ts';
import type { Effect, Event } from './events.ts';
import { facetNames } from './views/facet-line.ts';
import type { History } from './history.ts';
import type { Message } from './state.ts';

/** What effects are done with. */
export interface Surroundings {
  readonly paise: Paise;
  readonly history: History;
  readonly loosen: boolean;
}

/** Those that are not of the loop itself. */
export type Deed = Exclude<Effect, { readonly do: 'later' | 'end' }>;

/** What has not answered by then is not worth waiting for while one types. */
const budgetMs = 3000;
const suggestions = 20;

/** Does it, and says what came of it. Never rejects. */
export async function perform(deed: Deed, surroundings: Surroundings): Promise<Event | undefined> {
  try {
    return await eventOf(deed, surroundings);
  } catch (error) {
    const { message } = error as Error;
    const text = isPaiseError(error) && error.hint !== undefined ? `${message} ${error.hint}` : message;
    if (deed.do === 'read') return { type: 'unread', id: deed.id, problem: text };
    return 'ask' in deed ? { type: 'failed', ask: deed.ask, message: text } : { type: 'said', message: { text, style: 'bad' } };
  }
}

async function eventOf(deed: Deed, { paise, history, loosen }: Surroundings): Promise<Event | undefined> {
  switch (deed.do) {
    case 'search': {
      const { ask, query, offset, limit } = deed;
      return answeredBy(deed, await paise.search({ query, offset, limit, loosen, typing: true, budgetMs } satisfies SearchRequest), ask);
    }
    case 'similar':
      return answeredBy({ offset: 0, limit: 0 }, await paise.similar({ target: deed.id, limit: deed.limit }), deed.ask);
    case 'count': {
      const { facets } = await paise.search({
        query: deed.query,
        limit: 0,
        snippets: false,
        facets: facetNames,
        loosen,
        typing: true,
        budgetMs,
      });
      return { type: 'counted', ask: deed.ask, facets };
    }
    case 'suggest':
      return { type: 'suggested', text: deed.text, suggestions: await paise.suggest({ text: deed.text, limit: suggestions }) };
    case 'read':
      return { type: 'read', id: deed.id, item: await paise.read(deed.id, { query: deed.query }) };
    case 'open':
      return { type: 'said', message: await opened(deed.hit) };
    case 'copy':
      return { type: 'said', message: await copied(deed.text) };
    case 'remember':
      await history.add(deed.query);
      return undefined;
  }
}

function answeredBy({ offset, limit }: { readonly offset: number; readonly limit: number }, result: SearchResult, ask: number): Event {
  const isLast = limit === 0 || result.hits.length < limit;
  return { type: 'answered', ask, answer: { result, offset, isLast, at: Date.now() } };
}

async function opened({ path, url, title }: Hit): Promise<Message> {
  if (path === undefined && !/^https?:/.test(url)) return { text: `Nothing is known that opens ${url}.`, style: 'bad' };
  const reason = path === undefined ? undefined : await reasonNotToOpen(path);
  if (reason !== undefined) return { text: reason, style: 'bad' };
  try {
    await openOnDesktop(path ?? url);
    return { text: `${title} is opened.`, style: 'good' };
  } catch (error) {
    return { text: `It was not opened: ${(error as Error).message}`, style: 'bad' };
  }
}

async function copied(text: string): Promise<Message> {
  const program = await copyText(text);
  if (program !== undefined) return { text: `Copied: ${text}`, style: 'good' };
  return { text: `Not copied: none of ${copierNames()} works here. ${text}`, style: 'bad' };
}
