import { isoDate } from '../dates/iso-date.ts';

/** Beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish, without accents. */
const months = [
  'jan ene gen sty',
  'feb fev lut',
  'mar maa mrz',
  'apr avr abr kwi',
  'may mai mei maj mag',
  'jun juin giu cze',
  'jul juil lug lip',
  'aug aou ago sie',
  'sep set wrz',
  'oct okt ott out paz',
  'nov lis',
  'dec dez dic gru',
].map((names) => names.split(' '));

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => Parts])[] = [
  [/(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)/, ([, year, month, day]) => [year, month, day]],
  [/(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d\d)(?!\d)/, ([, day, month, year]) => [year, month, day]],
  [
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)? ?(?:de )?(\p{L}{3,10})\.?,? (?:de )?((?:19|20)\d\d)(?!\d)/u,
    ([, day, month, year]) => [year, monthOf(month), day],
  ],
  [/(?<!\p{L})(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)/u, ([, month, day, year]) => [year, monthOf(month), day]],
];

const longestLine = 150;
/** Every pattern needs a year, and most lines have none. */
const anyYear = /(?:19|20)\d\d/;

/** The first date that stands on a short line, as above or below an article: `Posted on May 1, 2024 by Ada`. */
export function dateInText(text: string): string | undefined {
  if (!anyYear.test(text)) return undefined;
  for (const line of text.split('\n')) {
    if (line.length > longestLine || !anyYear.test(line)) continue;
    const found = dateInLine(line.replaceAll('\u00A0', ' '));
    if (found !== undefined) return found;
  }
  return undefined;
}

function dateInLine(line: string): string | undefined {
  for (const [pattern, partsOf] of patterns) {
    const match = pattern.exec(line);
    const [year, month, day] = match === null ? [] : partsOf(match);
    const date = day && month && isoDate(`${year}-${month}-${day}`);
    if (date) return date;
  }
  return undefined;
}

function monthOf(name = ''): string | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const index = months.findIndex((names) => names.some((start) => plain.startsWith(start)));
  return index === -1 ? undefined : String(index + 1);
}
