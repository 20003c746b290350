import { useEffect, useState } from 'preact/hooks';
import type { StoredItem } from '../../src/plugin/item.ts';
import { api } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import type { Gap } from './coverage.ts';
import { ItemRow } from './item-row.tsx';

const perPage = 20;

/** The items of a gap, some at a time. */
export function GapItems({ source, gap: { status, code } }: { readonly source: string; readonly gap: Gap }) {
  const [items, setItems] = useState<readonly StoredItem[]>([]);
  const [next, setNext] = useState<string | undefined>();
  const [isAsking, setAsking] = useState(true);

  async function more(after?: string): Promise<void> {
    setAsking(true);
    try {
      const page = await asked(api.items({ status, code, source, limit: perPage, ...(after !== undefined && { after }) }));
      setItems((before) => (after === undefined ? page.items : [...before, ...page.items]));
      setNext(page.next);
    } finally {
      setAsking(false);
    }
  }

  useEffect(() => void more().catch(() => undefined), []);
  return (
    <div class="gap-items">
      {items.length === 0 && !isAsking && <p class="quiet">There are none any more.</p>}
      <ul>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ul>
      {next !== undefined && (
        <button class="button" type="button" disabled={isAsking} onClick={() => void more(next).catch(() => undefined)}>
          Show more
        </button>
      )}
    </div>
  );
}
