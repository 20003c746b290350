import { isPaiseError } from '../../plugin/errors.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { TextRange } from '../../plugin/paise.ts';
import type { QueryNode } from '../../plugin/query.ts';
import { loadLanguages } from './analysis/languages.ts';
import { understood } from './help/understood.ts';
import { allMarks } from './passages/all-marks.ts';
import { soughtIn } from './passages/sought.ts';
import { search, type SearchSources } from './search.ts';

interface ReadText {
  readonly item: StoredItem;
  readonly text: string;
}

const looseningMs = 1000;

/** What a query finds in the text of an item. Where that is nothing, what a search looks for instead. */
export async function marksOf(query: string, { item, text }: ReadText, sources: SearchSources): Promise<readonly TextRange[]> {
  const languages = await sources.storage.languages();
  await loadLanguages(languages);
  const { node } = understood(query, { ...sources.place, now: Date.now(), languages }, sources.options);
  const marks = allMarks(text, node, item.language);
  if (marks.length > 0 || soughtIn(node, item.language).words.length === 0) return marks;
  const loose = await loosenedNode(query, sources);
  return loose ? allMarks(text, loose, item.language) : [];
}

async function loosenedNode(query: string, sources: SearchSources): Promise<QueryNode | undefined> {
  try {
    const { plan } = await search({ query, limit: 0, snippets: false, budgetMs: looseningMs }, sources);
    return plan.loosened && plan.node;
  } catch (error) {
    if (isPaiseError(error, 'TOO_EXPENSIVE')) return undefined;
    throw error;
  }
}
