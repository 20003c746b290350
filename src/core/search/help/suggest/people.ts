import { wordsNode } from '../../analysis/words-node.ts';
import { storageQuery } from '../../rank/storage-query.ts';
import { alongWith, type Suggesting } from './suggest-sources.ts';
import type { Value } from './values.ts';

const mostMessages = 100;

/** People of messages whose name or address has a word that begins so. */
export async function peopleValues(typed: string, field: 'from' | 'to', suggesting: Suggesting): Promise<readonly Value[]> {
  const { storage, languages } = suggesting;
  const node = wordsNode(typed, { languages, field, prefix: true, quoted: true });
  if (node === undefined) return [];
  const { hits } = await storage.search(storageQuery(alongWith(node, suggesting.rest), { limit: mostMessages }));
  const counts = new Map<string, number>();
  for (const { metadata } of await storage.items(hits.map(({ id }) => id))) {
    for (const person of [field === 'from' ? metadata.from : [metadata.to, metadata.cc]].flat(2)) {
      if (typeof person !== 'string' || !person.toLowerCase().includes(typed.toLowerCase().trim())) continue;
      const name = person.replace(/\s*<.*$/s, '').trim() || person;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([value, items]) => ({ value, items })).toSorted((one, other) => other.items - one.items);
}
