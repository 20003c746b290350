import { clauseNode, clauseText } from '../query/query-clause.ts';
import { parseQuery, type ParsedQuery } from '../query/parse-query.ts';
import type { Place } from '../query/query-leaf.ts';
import { withSavedSearches } from './saved-searches.ts';
import { expandSynonyms, type SynonymGroups } from './synonyms.ts';

/** What a person has configured for searching. */
export interface SearchOptions {
  /** Queries by name. */
  readonly saved: Readonly<Record<string, string>>;
  readonly synonyms: SynonymGroups;
}

const none: SearchOptions = { saved: {}, synonyms: [] };

/** What a typed query means, with saved searches put in and synonyms added. */
export function understood(typed: string, place: Place, { saved, synonyms }: SearchOptions = none): ParsedQuery {
  const filled = withSavedSearches(typed, saved);
  const parsed = parseQuery(filled.text, place);
  const notes = [...filled.notes, ...parsed.notes];
  const clause = expandSynonyms(parsed.clause, synonyms, place);
  if (clause === parsed.clause) return { ...parsed, notes };
  // What the parser says beside the clause, such as the order, stands behind it.
  const beside = parsed.text.slice(clauseText(parsed.clause).length);
  return { ...parsed, notes, clause, node: clauseNode(clause), text: `${clauseText(clause)}${beside}` };
}
