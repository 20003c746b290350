import type { TextStyle } from '../../plugin/command.ts';

/** A line of a table: a name, what there is to say, and how important it is. */
export type Row = readonly [name: string, text: string, style?: TextStyle];

/** The first rows, and how many there are more. */
export function atMost(rows: readonly Row[], most: number): readonly Row[] {
  return rows.length <= most ? rows : [...rows.slice(0, most), ['', `… and ${rows.length - most} more; see --verbose`, 'dim']];
}
