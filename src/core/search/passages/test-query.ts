import type { QueryNode } from '../../../plugin/query.ts';
import { parseQuery } from '../query/parse-query.ts';

/** What a typed query becomes in an index that has these languages. */
export const nodeOf = (query: string, languages: readonly string[] = []): QueryNode =>
  parseQuery(query, { home: '/', cwd: '/', now: 0, languages }).node;
