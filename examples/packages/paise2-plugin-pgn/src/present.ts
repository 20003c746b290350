import type { Game } from './games.ts';

/** `Morphy – Anderssen, Paris (1858)`. */
export function titleOf({ tags }: Game): string {
  const players = ['White', 'Black'].map((side) => known(tags.get(side)) ?? '?').join(' – ');
  const event = known(tags.get('Event')) ?? known(tags.get('Site'));
  const year = dateOf(tags.get('Date') ?? '')?.slice(0, 4);
  return `${players}${event === undefined ? '' : `, ${event}`}${year === undefined ? '' : ` (${year})`}`;
}

/** Tags as they are, what it began with, how it ended, the comments and the moves. */
export function textOf({ tags, result, comments, moves }: Game, options: { readonly moves: boolean }): string {
  const rows = [...tags]
    .filter(([name, value]) => known(value) !== undefined && name !== 'Result')
    .map(([name, value]) => `${name}: ${value}`);
  const parts = [[...rows, `Result: ${result} ${resultWords[result] ?? ''}`.trim()].join('\n'), comments.join('\n')];
  if (options.moves) parts.push(moves.join(' '));
  return parts.filter((part) => part !== '').join('\n\n');
}

const resultWords: Readonly<Record<string, string>> = { '1-0': '(White wins)', '0-1': '(Black wins)', '1/2-1/2': '(draw)' };

/** `1858.06.??` → `1858-06`: as much as is known. */
export function dateOf(date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:\.(\d\d)(?:\.(\d\d))?)?/.exec(date) ?? [];
  return year === undefined
    ? undefined
    : [year, month, month === undefined ? undefined : day].filter((part) => part !== undefined).join('-');
}

const known = (value: string | undefined): string | undefined => (value === undefined || /^[?.\s-]*$/.test(value) ? undefined : value);
