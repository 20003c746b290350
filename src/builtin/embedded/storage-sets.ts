import type { Database } from 'better-sqlite3';
import type { QueryNode } from '../../plugin/query.ts';
import type { Budget } from './storage-functions.ts';
import type { IndexLeaf, Lookup } from './storage-leaves.ts';
import { joined, leafExpressions, nothing } from './storage-leaves.ts';
import { isNumberFilter, numberCondition } from './storage-number-filters.ts';

export type Ids = ReadonlySet<number>;

/**
 * Finds the items that match a query part by part, as sets of ids. For queries that are so deep or large that FTS5 does not take them as one
 * expression, and for numbers that only a part of the matches must have. A part that occurs in several places is looked for once.
 */
export function createSetEvaluation(database: Database, lookup: Lookup, budget: Budget): (root: QueryNode) => Ids {
  const matches = database.prepare<[string], number>('SELECT rowid FROM fulltext WHERE fulltext MATCH ?').pluck();
  const allIds = database.prepare<[], number>('SELECT id FROM item').pluck();

  function leafIds(node: Exclude<QueryNode, { readonly type: 'and' | 'or' | 'not' }>): Ids {
    if (!isNumberFilter(node)) return new Set(matches.all(joined(leafExpressions(node as IndexLeaf, lookup), 'OR', nothing)));
    const { sql, parameters } = numberCondition(node.filter);
    return new Set(
      database
        .prepare<(number | string)[], number>(`SELECT id FROM item WHERE ${sql}`)
        .pluck()
        .all(...parameters),
    );
  }

  /** The ids for a node whose inner parts are known. */
  function idsOf(node: QueryNode, known: ReadonlyMap<QueryNode, Ids>): Ids {
    const found = known.get(node);
    if (found !== undefined) return found;
    budget.check();
    if (node.type === 'and' || node.type === 'or') {
      const combine = node.type === 'and' ? intersection : union;
      const [first, ...others] = node.nodes;
      if (first === undefined) return new Set(node.type === 'and' ? allIds.all() : []);
      return others.reduce((ids, part) => combine(ids, idsOf(part, known)), new Set(idsOf(first, known)));
    }
    if (node.type === 'not') {
      const without = idsOf(node.node, known);
      return new Set(allIds.all().filter((id) => !without.has(id)));
    }
    return leafIds(node);
  }

  return (root) => {
    const known = new Map<QueryNode, Ids>();
    const open = [root];
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      const unknown = innerParts(node).filter((part) => !known.has(part));
      for (const part of unknown) open.push(part);
      if (unknown.length > 0) continue;
      known.set(node, idsOf(node, known));
      open.pop();
    }
    return known.get(root) ?? new Set();
  };
}

function innerParts(node: QueryNode): readonly QueryNode[] {
  const parts = node.type === 'and' || node.type === 'or' ? node.nodes : node.type === 'not' ? [node.node] : [];
  return parts.filter(({ type }) => type === 'and' || type === 'or' || type === 'not');
}

function intersection(ids: Set<number>, others: Ids): Set<number> {
  for (const id of ids) if (!others.has(id)) ids.delete(id);
  return ids;
}

function union(ids: Set<number>, others: Ids): Set<number> {
  for (const id of others) ids.add(id);
  return ids;
}
