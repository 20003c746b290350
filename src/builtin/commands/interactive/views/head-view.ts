import { cellsOf, cutToCells } from '../../../../kit/cells/cells.ts';
import { fitted, fittedEnd } from '../../../../kit/cells/fit.ts';
import { footerOf } from '../../search-view.ts';
import { counted } from '../../words.ts';
import { layoutOf } from '../layout.ts';
import { oneLine } from '../preview-text.ts';
import type { Results, State } from '../state.ts';
import { facetLine } from './facet-line.ts';
import { cellsOfLine, styled, type Line } from './line.ts';

const prompt = '❯ ';

/** The query, what was found, what it has in common, and what one should know: each in a line of its own, so that nothing below moves. */
export function headView(state: State): readonly Line[] {
  const { head, body } = layoutOf(state.size);
  const query = queryLine(state).line;
  const note = noteLine(state, body.columns);
  if (head === 2) return [query, note.length > 0 ? note : statusLine(state, body.columns)];
  return [query, statusLine(state, body.columns), facetLine(state.results?.facets ?? {}, body.columns), note];
}

/** The line that is typed, with as much of its beginning left out as the cursor needs to be seen. */
export function queryLine({ line: { text, cursor }, size, focus }: State): { readonly line: Line; readonly column: number } {
  const room = size.columns - cellsOf(prompt) - 1;
  const before = fittedEnd(text.slice(0, cursor), room);
  const after = cutToCells(text.slice(cursor), room - cellsOf(before));
  const isTyped = focus === 'query';
  return { line: [styled(prompt, isTyped ? 'strong' : 'dim'), styled(before + after, 'strong')], column: cellsOf(prompt + before) };
}

function statusLine({ results, waiting }: State, columns: number): Line {
  const searching = waiting === 'long' ? [styled('searching … ', 'warning')] : [];
  const said = results === undefined ? '' : found(results);
  return [...searching, styled(fitted(said, columns - cellsOfLine(searching)), 'dim')];
}

function found({ question, answer, at, hits }: Results): string {
  if ('like' in question) return `${counted(hits.length, 'item')} like "${oneLine(question.like.title)}"`;
  return footerOf(answer, at);
}

/** What was searched for instead, what was not understood, what was probably meant. */
function noteLine({ results }: State, columns: number): Line {
  if (!results) return [];
  const { plan, didYouMean } = results.answer;
  const said = [...(plan.loosened ? [plan.loosened.text] : []), ...plan.notes].join(' ');
  const meant =
    didYouMean === undefined ? [] : [styled('Did you mean '), styled(oneLine(didYouMean), 'strong'), styled('? Ctrl-T takes it. ', 'dim')];
  const room = columns - cellsOfLine(meant);
  return [...meant, ...(said === '' || room < 10 ? [] : [styled(fitted(oneLine(said), room), 'warning')])];
}
