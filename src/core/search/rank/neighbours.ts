import type { QueryNode } from '../../../plugin/query.ts';
import { languageMarks } from '../analysis/private-use.ts';
import type { WordDemand } from './demands.ts';
import { anyOf } from './query-nodes.ts';

const mostPairs = 24;
const marks: ReadonlySet<string> = new Set(Object.values(languageMarks));

/** Finds words of a query that follow each other there as they do in the query. `undefined` where no two can be told. */
export function neighbours(words: readonly WordDemand[]): QueryNode | undefined {
  const forms = words.map(({ node, run }) => (run === undefined ? formsOf(node) : []));
  const pairs = forms.slice(1).map((others, index) => pairsOf(forms[index] ?? [], others));
  const found = pairs.filter(({ length }) => length > 0).slice(0, mostPairs);
  return found.length === 0 ? undefined : anyOf(found.flat());
}

/** The forms of a word, one for each language. */
function formsOf(node: QueryNode): readonly string[] {
  if (node.type === 'term') return node.prefix || node.field || node.stem ? [] : [node.text];
  return node.type === 'or' && node.nodes.every(({ type }) => type === 'term') ? node.nodes.flatMap(formsOf) : [];
}

/** Words of the same language stand next to each other; what has no form of its own in it, such as a number, is as it is. */
function pairsOf(ones: readonly string[], others: readonly string[]): QueryNode[] {
  const [first, second] = [byMark(ones), byMark(others)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((mark) => {
    const words = [first.get(mark) ?? first.get(''), second.get(mark) ?? second.get('')];
    return words.every((word) => word !== undefined) ? [{ type: 'phrase', words }] : [];
  });
}

function byMark(forms: readonly string[]): ReadonlyMap<string, string> {
  return new Map(forms.map((form) => [marks.has(form.slice(-1)) ? form.slice(-1) : '', form]));
}
