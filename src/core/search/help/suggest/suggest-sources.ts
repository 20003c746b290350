import type { QueryNode } from '../../../../plugin/query.ts';
import type { WordSources } from '../spellings.ts';
import type { TypedEnd } from './typed-end.ts';

/** What suggestions are made from. */
export interface Suggesting extends WordSources {
  readonly end: TypedEnd;
  /** What the rest of the query means, where that is known and narrows what comes next. */
  readonly rest?: QueryNode;
  readonly languages: readonly string[];
  readonly place: { readonly home: string; readonly cwd: string };
  /** Most suggestions of a kind. */
  readonly limit: number;
}

/** With the rest of the query, where there is one. */
export function alongWith(node: QueryNode, rest: QueryNode | undefined): QueryNode {
  return rest === undefined ? node : { type: 'and', nodes: [rest, node] };
}
