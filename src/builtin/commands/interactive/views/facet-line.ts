import type { SearchResult } from '../../../../plugin/paise.ts';
import { grouped } from '../../words.ts';
import { oneLine } from '../preview-text.ts';
import { cellsOfLine, styled, type Line } from './line.ts';
import { shownPlace } from './shown-place.ts';

/** Facets in the order in which they are shown, and how many values of each at most. */
const shown = [
  ['type', 4],
  ['folder', 2],
  ['language', 2],
  ['author', 2],
  ['tag', 3],
] as const;

export const facetNames = shown.map(([name]) => name);

/** What the hits have in common, as far as there is room: `markdown 12  pdf 3 │ ~/Documents 14`. */
export function facetLine(facets: NonNullable<SearchResult['facets']>, columns: number): Line {
  const line: Line[number][] = [];
  const room = (): number => columns - cellsOfLine(line);
  for (const [name, most] of shown) {
    const values = (facets[name] ?? []).slice(0, most);
    for (const [index, { value, items }] of values.entries()) {
      const between = line.length === 0 ? '' : index === 0 ? ' │ ' : '  ';
      const pieces = [styled(between, 'dim'), styled(`${labels[name]?.(value) ?? oneLine(value)} `), styled(grouped(items), 'dim')];
      if (cellsOfLine(pieces) <= room()) line.push(...pieces);
    }
  }
  return line;
}

const labels: Readonly<Record<string, ((value: string) => string) | undefined>> = {
  type: (value) => oneLine(value.slice(value.indexOf('/') + 1).replace(/^(?:x-|vnd\.)/, '')),
  folder: (value) => oneLine(shownPlace(value)),
};
