import type { ItemView, RelatedItem } from '../../src/plugin/paise.ts';
import { Icon } from '../parts/icon.tsx';
import { kindOf } from '../parts/kinds.ts';
import { bytes } from '../parts/words.ts';
import { choose, chosenAddress } from '../search/address.ts';

/** What it is part of, and what is in it. */
export function PartsTab({ view: { parents, children } }: { readonly view: ItemView }) {
  return (
    <div class="related">
      {parents.length > 0 && <h3>Part of</h3>}
      <RelatedList items={parents} />
      {children.length > 0 && <h3>In it</h3>}
      <RelatedList items={children} />
    </div>
  );
}

function RelatedList({ items }: { readonly items: readonly RelatedItem[] }) {
  return (
    <ul>
      {items.map((item) => {
        const { icon, tone, text } = kindOf(item.mimeType);
        return (
          <li key={item.id}>
            <a href={chosenAddress(item.id)} onClick={(event) => follow(event, item.id)}>
              <Icon name={icon} class={`tone-${tone}`} />
              <span class="related-title">{item.title}</span>
              <span class="quiet">
                {text}, {bytes(item.size)}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export function follow(event: MouseEvent, id: string | number): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  choose(String(id));
}
