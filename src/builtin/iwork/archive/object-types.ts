/** Types of objects, as the programs number them. The first hundred mean something else in each program. */
export const types = {
  root: 1,
  sheet: 2,
  slideNode: 4,
  slide: 5,
  masterSlide: 6,
  placeholder: 7,
  note: 15,
  annotationAuthor: 212,
  storage: 2001,
  otherStorage: 2005,
  hyperlink: 2032,
  comment: 3056,
  tableInfo: 6000,
  tableModel: 6001,
  pagesRoot: 10_000,
} as const;

/** Text, drawings, charts, tables, and sections of Pages: what holds text, or leads to it. Styles, which lead to all others, do not. */
const ranges: readonly (readonly [from: number, to: number])[] = [
  [2001, 2014],
  [2031, 2060],
  [3002, 3014],
  [3056, 3098],
  [5000, 5157],
  [6000, 6384],
  [10_001, 10_175],
];

export function leadsToText(type: number): boolean {
  return type === types.placeholder || type === types.note || ranges.some(([from, to]) => type >= from && type <= to);
}

export const isStorage = (type: number): boolean => type === types.storage || type === types.otherStorage;
