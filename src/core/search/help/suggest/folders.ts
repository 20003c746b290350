import { resolve } from 'node:path';
import { filePath } from '../../../../plugin/file-url.ts';
import { facetValues } from './facet-values.ts';
import type { Suggesting } from './suggest-sources.ts';
import type { Value } from './values.ts';

/** Folders with items in or below them, one level deeper than what is typed and written as it is; at first, those with the most items. */
export async function folderValues(typed: string, suggesting: Suggesting): Promise<readonly Value[]> {
  const folders = (await facetValues('folder', suggesting)).flatMap(({ value, items, isCut }) => {
    const path = filePath(value.split('!/', 1)[0] ?? value);
    return path === undefined ? [] : [{ path, items, isCut }];
  });
  const { home } = suggesting.place;
  if (typed === '')
    return folders.map(({ path, ...counted }) => ({ value: path.replace(/(?<=.)\/$/, '').replace(withSlash(home), '~/'), ...counted }));
  const { parent, shown, beginning } = typedFolder(typed, suggesting.place);
  const counts = new Map<string, number>();
  for (const { path, items } of folders) {
    const [name = ''] = path.startsWith(parent) ? path.slice(parent.length).split('/', 1) : [];
    if (name !== '' && name.toLowerCase().startsWith(beginning)) counts.set(name, (counts.get(name) ?? 0) + items);
  }
  const below = Array.from(counts, ([name, items]) => ({ value: `${shown}${name}`, items, isCut: folders.some(({ isCut }) => isCut) }));
  return below.toSorted((one, other) => other.items - one.items);
}

/** The folder that is typed in full, how it is written, and the beginning of a name in it. */
function typedFolder(typed: string, { home, cwd }: Suggesting['place']) {
  const written = typed === '~' ? '~/' : typed;
  const shown = written.slice(0, written.lastIndexOf('/') + 1);
  const parent = withSlash(shown.startsWith('~/') ? resolve(home, shown.slice(2)) : resolve(cwd, shown));
  return { parent, shown, beginning: written.slice(shown.length).toLowerCase() };
}

const withSlash = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
