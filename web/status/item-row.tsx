import { useState } from 'preact/hooks';
import type { StoredItem } from '../../src/plugin/item.ts';
import { api } from '../api/client.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { saying } from '../parts/saying.ts';
import { place } from '../parts/words.ts';
import { ExplainDialog } from '../parts/explain-dialog.tsx';
import { retry } from './retry.ts';

/** An item that is not simply indexed, and what one can do about it. */
export function ItemRow({ item: { id, url, sourceUrl, status, reason } }: { readonly item: StoredItem }) {
  const [isExplained, setExplained] = useState(false);
  const path = place(url);
  return (
    <li class="item-row">
      <span class="item-row-text">
        <span class="item-row-path">{path}</span>
        {reason && <small class="quiet">{reason.text}</small>}
      </span>
      <span class="item-row-actions">
        <IconButton icon="open" label={`Open ${path}`} title="Open" onClick={() => void saying(api.open(id, 'open'))} />
        <IconButton
          icon="folder"
          label={`Show ${path} in its folder`}
          title="Show in its folder"
          onClick={() => void saying(api.open(id, 'reveal'))}
        />
        <IconButton icon="explain" label={`Explain ${path}`} title="Explain" onClick={() => setExplained(true)} />
        {status === 'failed' && (
          <IconButton icon="refresh" label={`Try ${path} again`} title="Try again" onClick={() => void retry({ below: sourceUrl })} />
        )}
      </span>
      <ExplainDialog target={url} isOpen={isExplained} onClose={() => setExplained(false)} />
    </li>
  );
}
