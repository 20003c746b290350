import type { Area } from '../layout.ts';
import { hitsSeen, layoutOf } from '../layout.ts';
import type { Results, State } from '../state.ts';
import { grouped } from '../../words.ts';
import { hitLines } from './hit-lines.ts';
import { styled, type Line } from './line.ts';

/** The hits that are seen, or why there are none. */
export function listView(state: State, { columns }: Area): readonly Line[] {
  const { results, selected, top } = state;
  if (!results) return state.line.text.trim() === '' ? emptyLine(state) : [];
  if (results.hits.length === 0) return nothingFound(results);
  const rows = layoutOf(state.size).hitRows;
  return results.hits.slice(top, top + hitsSeen(state)).flatMap((hit, index) => {
    const isSelected = top + index === selected;
    const active = state.focus === 'query' ? 'yes' : 'active';
    return hitLines(hit, { number: top + index + 1, columns, rows, selected: isSelected ? active : 'no' });
  });
}

const examples: readonly (readonly [query: string, finds: string])[] = [
  ['moving costs', 'both words, in any form'],
  ['"annual report"', 'the words next to each other'],
  ['type:pdf invoice', 'of this type only'],
  ['in:~/Documents modified:<7d', 'in this folder, changed in the last 7 days'],
  ['budget -draft', 'without a word'],
];

/** Where nothing is typed: earlier queries, and what one may type. */
function emptyLine({ history, size }: State): readonly Line[] {
  const room = layoutOf(size).body.rows;
  const help: readonly Line[] = examples.map(([query, finds]) => [styled(`  ${query.padEnd(30)}`), styled(finds, 'dim')]);
  const recent: readonly Line[] = history.slice(0, 5).map((query) => [styled(`  ${query}`)]);
  const before: readonly Line[] = recent.length === 0 ? [] : [[], [styled('Earlier (Up brings them back)', 'dim')], ...recent];
  return [[styled('Type what you look for:', 'dim')], ...help, ...before].slice(0, room);
}

function nothingFound({ question, answer: { freshness } }: Results): readonly Line[] {
  const { pending, indexedAt } = freshness;
  const notYet = pending > 0 ? [[styled(`${grouped(pending)} items are not read yet.`, 'dim')]] : [];
  return [
    [styled('query' in question ? 'Nothing matches.' : 'Nothing is like this.')],
    ...(indexedAt === undefined ? [[styled('The index is empty: `paise2 index` fills it.', 'dim')]] : notYet),
  ];
}
