import { cellsOf } from '../../../../kit/cells/cells.ts';
import { fitted, fittedEnd } from '../../../../kit/cells/fit.ts';
import type { Hit } from '../../../../plugin/paise.ts';
import { placeInText } from '../../search-view.ts';
import { grouped, localTime } from '../../words.ts';
import { oneLine, plainText, rowStarts, type PreviewText } from '../preview-text.ts';
import { apart, cellsOfLine, styled, type Line } from './line.ts';
import { markedRow } from './marked-row.ts';
import { shownPlace } from './shown-place.ts';

/** How a hit is shown. */
export interface HitView {
  readonly number: number;
  readonly columns: number;
  /** Lines it has in all. */
  readonly rows: number;
  /** Whether it is the selected one, and whether keys go to the list. */
  readonly selected: 'no' | 'yes' | 'active';
}

const markers = { no: '  ', yes: '› ', active: '❯ ' } as const;
/** A date beside a narrower title would leave nothing of it. */
const datedFrom = 50;

/** A hit in its number of lines: title, place and passage, or without the place where there are two. */
export function hitLines(hit: Hit, view: HitView): readonly Line[] {
  const { columns, rows } = view;
  const indent = styled('  ');
  const passageRows = rows < 4 ? 1 : rows - 3;
  const passage = passageLines(hit, columns - 2, passageRows).map((line) => [indent, ...line]);
  const place = [indent, styled(placeLine(hit, columns - 2), 'dim')];
  const lines = [titleLine(hit, view), ...(rows > 2 || passage.length === 0 ? [place] : []), ...passage];
  return Array.from({ length: rows }, (_, index) => lines[index] ?? []);
}

function titleLine(hit: Hit, { number, columns, selected }: HitView): Line {
  const date = columns < datedFrom ? [] : [styled(` ${localTime(Date.parse(hit.modifiedAt)).slice(0, 10)}`, 'dim')];
  const stale = hit.stale === undefined ? '' : ` (${hit.stale} since it was indexed)`;
  const counted = `${grouped(number)} `;
  const room = columns - 2 - cellsOf(counted) - cellsOfLine(date) - 1;
  const title = fitted(oneLine(hit.title), room);
  const left = [
    styled(markers[selected], selected === 'active' ? 'strong' : 'dim'),
    styled(counted, 'dim'),
    styled(title, 'title'),
    ...(cellsOf(title + stale) <= room ? [styled(stale, 'warning')] : []),
  ];
  return apart(left, date, columns);
}

/** The place, and behind it what fits of what else there is to say. */
function placeLine(hit: Hit, columns: number): string {
  const [passage] = hit.passages;
  const remarks = [
    passage ? placeInText(passage, hit) : '',
    hit.missing?.length ? `without: ${hit.missing.join(', ')}` : '',
    hit.duplicates?.length ? `+${hit.duplicates.length} the same` : '',
    hit.status === 'indexed' ? '' : hit.status,
  ].filter(Boolean);
  const place = oneLine(shownPlace(hit.url));
  const room = Math.max(Math.floor(columns / 2), columns - cellsOf(place));
  const remark = fitted(oneLine(remarks.map((text) => ` · ${text}`).join('')), room);
  return `${fittedEnd(place, columns - cellsOf(remark))}${remark}`;
}

/** The rows of the best passage from the one with its first match. */
function passageLines({ passages: [passage] }: Hit, columns: number, most: number): readonly Line[] {
  if (!passage) return [];
  const content = asText(passage.parts);
  const starts = rowStarts(content, columns);
  const [first] = content.marks;
  const from = first
    ? Math.max(
        0,
        starts.findLastIndex((start) => start <= first.start),
      )
    : 0;
  return starts.slice(from, from + most).map((start, index) => markedRow(content, start, starts[from + index + 1] ?? content.text.length));
}

function asText(parts: Hit['snippet']): PreviewText {
  let text = '';
  const marks: { start: number; end: number }[] = [];
  for (const part of parts) {
    if (part.match) marks.push({ start: text.length, end: text.length + part.text.length });
    text += oneLine(part.text);
  }
  return { ...plainText(text), marks };
}
