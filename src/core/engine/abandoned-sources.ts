import type { System } from '../system.ts';

type Parts = Pick<System, 'registry' | 'state' | 'storage' | 'queue'>;

const place = { partition: 'paise2', key: 'sources' } as const;

/**
 * Removes what sources listed whose plugins were removed or disabled since: nobody would notice any more when it changes. What belongs to a plugin
 * that was set aside stays, because that may be mended tomorrow. Returns how many source URLs it were.
 */
export async function removeAbandoned(
  { registry, state, storage, queue }: Parts,
  submit: (work: { readonly writes: Parameters<Parts['storage']['write']>[0] }) => Promise<unknown>,
): Promise<number> {
  const known = ((await state.get(place))?.value ?? []) as readonly string[];
  const aside = new Set(registry.infos().flatMap(({ name, state: condition }) => (condition === 'set aside' ? [name] : [])));
  const there = new Set([...registry.extensions('contentSources').map(({ id }) => id), ...known.filter((id) => aside.has(pluginOf(id)))]);
  const abandoned = known.filter((id) => !there.has(id));
  let removed = 0;
  if (abandoned.length > 0) {
    const generation = await queue.issueToken();
    for await (const page of storage.statesBelow('')) {
      const gone = page.filter(({ source }) => abandoned.includes(source));
      if (gone.length > 0) await submit({ writes: gone.map(({ url }) => ({ type: 'remove', generation, sourceUrl: url })) });
      removed += gone.length;
    }
    const left = new Set(Array.from(there, pluginOf));
    for (const plugin of new Set(abandoned.map(pluginOf))) if (!left.has(plugin)) await queue.discard({ plugin });
  }
  if (abandoned.length > 0 || known.length !== there.size) await state.write([{ ...place, value: Array.from(there) }]);
  return removed;
}

const pluginOf = (id: string): string => id.split('/', 1)[0] ?? id;
