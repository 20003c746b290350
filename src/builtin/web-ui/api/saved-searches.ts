import { parse } from 'yaml';
import type { ConfigurationFiles } from '../../../plugin/paise.ts';
import { notFound } from './failures.ts';
import type { SavedSearch } from './schemas/configuration.ts';

const place = 'paise2.search.saved';

type Saved = Readonly<Record<string, string>>;

/** As they stand in the file: what is in force follows a moment later. */
export async function savedSearchesOf(files: Pick<ConfigurationFiles, 'annotated'>): Promise<readonly SavedSearch[]> {
  const tree = parse(await files.annotated(place)) as { readonly paise2?: { readonly search?: { readonly saved?: Saved } | null } };
  return Object.entries(tree.paise2?.search?.saved ?? {}).map(([name, query]) => ({ name, query }));
}

export async function saveSearch(files: Pick<ConfigurationFiles, 'add'>, { name, query }: SavedSearch): Promise<void> {
  await files.add({ paise2: { search: { saved: { [name]: query } } } });
}

export async function removeSearch(files: Pick<ConfigurationFiles, 'annotated' | 'reset'>, name: string): Promise<void> {
  if (!(await savedSearchesOf(files)).some((saved) => saved.name === name)) throw notFound(`There is no saved search "${name}".`);
  await files.reset(`${place}.${name}`);
}
