import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ItemView } from '../../src/plugin/paise.ts';
import { api, ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { PreviewHead } from './head.tsx';
import { hidePreview } from './pane-state.ts';
import { PreviewTabs } from './tabs.tsx';

/** While one walks through the list, items that are only passed are not read. */
const pauseMs = 90;

export function ItemPreview({ id }: { readonly id: string }) {
  const view = useSignal<ItemView | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      asked(api.item(id, controller.signal)).then(
        (found) => (view.value = found),
        (error: unknown) => {
          if (!controller.signal.aborted) problem.value = error instanceof ApiError ? error.message : String(error);
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [id]);
  if (view.value) {
    return (
      <>
        <PreviewHead view={view.value} />
        <PreviewTabs view={view.value} />
      </>
    );
  }
  return (
    <div class="preview-empty">
      <IconButton icon="close" label="Close preview" onClick={hidePreview} />
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </div>
  );
}
