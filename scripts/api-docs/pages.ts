import type { Declaration, Door } from './declaration.ts';
import { homeOf, pointsOf, sharedPages } from './homes.ts';

export interface Page {
  /** Name of its file. */
  readonly name: string;
  readonly title: string;
  /** The extension point that it is about. */
  readonly point?: { readonly name: string; readonly contract: string };
  /** The one that a reader looks for is first. */
  readonly declarations: readonly Declaration[];
}

/** Gives each declaration of the doors its one page. */
export function pagesOf(doors: readonly Door[]): readonly Page[] {
  const all = new Map(doors.flatMap(({ declarations }) => declarations).map((declaration) => [declaration.name, declaration]));
  const points = pointsOf(all);
  const own = [...all.values()].filter(({ file }) => file.startsWith('src/'));
  const homes = Map.groupBy(own, (declaration) => homeOf(declaration, points));
  const at = (page: string, before: (a: Declaration, b: Declaration) => number): readonly Declaration[] =>
    (homes.get(page) ?? []).toSorted(before);
  return [
    ...points.map(({ name, contract, page, reach }) => ({
      name: page,
      title: page.charAt(0).toUpperCase() + page.slice(1).replaceAll('-', ' '),
      point: { name, contract },
      declarations: at(
        page,
        inOrderOf([...reach], ({ name: reached }) => reached),
      ),
    })),
    ...sharedPages.map(({ name, title, files }) => ({
      name,
      title,
      declarations: at(
        name,
        inOrderOf(files, ({ file }) => file.replace(/^src\/plugin\/|\.ts$/g, '')),
      ),
    })),
  ];
}

/** What is named comes first, in that order; the rest by file, and within a file from top to bottom. */
function inOrderOf(names: readonly string[], nameOf: (declaration: Declaration) => string): (a: Declaration, b: Declaration) => number {
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  const rank = (declaration: Declaration): number => ranks.get(nameOf(declaration)) ?? names.length;
  return (a, b) => rank(a) - rank(b) || (a.file === b.file ? a.position - b.position : a.file < b.file ? -1 : 1);
}
