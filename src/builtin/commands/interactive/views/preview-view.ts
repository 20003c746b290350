import { fitted, fittedEnd } from '../../../../kit/cells/fit.ts';
import type { Hit } from '../../../../plugin/paise.ts';
import { bytes, grouped, localTime } from '../../words.ts';
import { layoutOf, markerColumns, textColumns, textRows } from '../layout.ts';
import { indexAt, oneLine, plainText, rowStarts, type PreviewText } from '../preview-text.ts';
import { textOf } from '../previewing.ts';
import type { Preview, State } from '../state.ts';
import { apart, styled, type Line } from './line.ts';
import { markedRow } from './marked-row.ts';
import { shownPlace } from './shown-place.ts';

/** The text of a hit below what it is. */
export function previewView(state: State, preview: Preview): readonly Line[] {
  return [...headOf(state, preview), ...bodyOf(state, preview)];
}

function headOf({ size }: State, preview: Preview): readonly Line[] {
  const {
    preview: { columns },
    titleRows,
  } = layoutOf(size);
  const { hit } = preview;
  const position = positionOf(preview);
  const title = styled(fitted(oneLine(hit.title), columns), 'title');
  if (titleRows === 1) return [apart([title], [styled(` ${position[0] ?? ''}`, 'dim')], columns)];
  return [
    [title],
    [styled(fittedEnd(oneLine(shownPlace(hit.url)), columns), 'dim')],
    [styled(fitted(whatItIs(hit), columns), 'dim')],
    [styled(fitted(position.join(' · '), columns), 'dim')],
    [],
  ];
}

const whatItIs = ({ mimeType, size, modifiedAt, language, status }: Hit): string =>
  [
    mimeType,
    bytes(size),
    localTime(Date.parse(modifiedAt)).slice(0, 16),
    ...(language === undefined ? [] : [language]),
    ...(status === 'indexed' ? [] : [status]),
  ].join(' · ');

/** Number of the match, page, and line of it or of what is on top. */
function positionOf(preview: Preview): readonly string[] {
  const content = textOf(preview);
  if (!content) return [];
  const { lines, pages, marks } = content;
  const at = marks[preview.match]?.start ?? preview.top;
  return [
    ...(marks.length === 0 ? [] : [`match ${grouped(preview.match + 1)} of ${grouped(marks.length)}`]),
    ...(pages.length === 0 ? [] : [`page ${indexAt(pages, at) + 1}`]),
    `line ${grouped(indexAt(lines, at) + 1)} of ${grouped(lines.length)}`,
  ];
}

function bodyOf(state: State, preview: Preview): readonly Line[] {
  const { content } = preview;
  if (!content) return preview.isSlow ? [[styled('Reading …', 'dim')]] : [];
  if ('problem' in content) return problemLines(content.problem, textColumns(state));
  if (content.text.trim() === '') return [[styled('It has no text.', 'dim')]];
  const starts = rowStarts(content, textColumns(state));
  const first = indexAt(starts, preview.top);
  const rows = starts.slice(first, first + textRows(state)).map((start, index) => {
    const end = starts[first + index + 1] ?? content.text.length;
    return [markerOf(content, preview.match, start, end), ...markedRow(content, start, end, preview.match)];
  });
  const isEnd = content.isCut && first + rows.length === starts.length && rows.length < textRows(state);
  return isEnd ? [...rows, [styled('… the rest is not shown.', 'dim')]] : rows;
}

function markerOf({ marks }: PreviewText, match: number, start: number, end: number): Line[number] {
  const mark = marks[match];
  const isHere = mark !== undefined && mark.start >= start && mark.start < end;
  return styled((isHere ? '▸' : '').padEnd(markerColumns), 'title');
}

/** A sentence in as many lines as it needs. */
function problemLines(problem: string, columns: number): readonly Line[] {
  const text = oneLine(problem);
  const starts = rowStarts(plainText(text), columns);
  return starts.map((start, index) => [styled(text.slice(start, starts[index + 1]), 'warning')]);
}
