import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ItemView } from '../../src/plugin/paise.ts';
import { isPlain, onKeys } from '../app/keys.ts';
import { kindOf } from '../parts/kinds.ts';
import { PagesTab } from './pages-tab.tsx';
import { wanted } from './pane-state.ts';
import { PartsTab } from './parts-tab.tsx';
import { SimilarTab } from './similar-tab.tsx';
import { TextTab } from './text-tab.tsx';

interface Tab {
  readonly name: 'text' | 'pages' | 'parts' | 'similar';
  readonly text: string;
  readonly content: ComponentType<{ readonly view: ItemView }>;
}

/** The last one that was chosen is shown of the next item too, if it has it. */
let lastTab: Tab['name'] = 'text';

export function PreviewTabs({ view }: { readonly view: ItemView }) {
  const tabs = tabsOf(view);
  const chosen = useSignal<Tab['name']>(firstTab(view, tabs));
  const current = tabs.find(({ name }) => name === chosen.value) ?? tabs[0]!;

  function choose(index: number, hasFocus: boolean): void {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (!tab) return;
    chosen.value = lastTab = tab.name;
    if (hasFocus) requestAnimationFrame(() => document.querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus());
  }
  useEffect(() => {
    // A passage of the list leads to the text.
    if (wanted.value) chosen.value = 'text';
  }, [wanted.value]);
  useEffect(
    () =>
      onKeys((event, isTyping) => {
        const index = Number(event.key) - 1;
        if (isTyping || !isPlain(event) || !(index >= 0 && index < tabs.length)) return false;
        choose(index, false);
        return true;
      }),
    [tabs.length],
  );
  const at = tabs.indexOf(current);
  return (
    <>
      <div class="tabs" role="tablist" aria-label="Preview" onKeyDown={(event) => onTabKey(event, (step) => choose(at + step, true))}>
        {tabs.map(({ name, text }, index) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === current.name}
            aria-controls="tab-content"
            tabIndex={name === current.name ? 0 : -1}
            onClick={() => choose(index, false)}
          >
            {text}
          </button>
        ))}
      </div>
      <div id="tab-content" class="tab-content" role="tabpanel" aria-labelledby={`tab-${current.name}`}>
        <current.content key={current.name} view={view} />
      </div>
    </>
  );
}

function tabsOf({ isRendered, children, parents }: ItemView): readonly Tab[] {
  const parts = children.length + parents.length;
  return [
    { name: 'text', text: 'Text', content: TextTab },
    ...(isRendered ? [{ name: 'pages', text: 'Pages', content: PagesTab } as const] : []),
    ...(parts > 0 ? [{ name: 'parts', text: `Parts (${children.length})`, content: PartsTab } as const] : []),
    { name: 'similar', text: 'Similar', content: SimilarTab },
  ];
}

/** Of pictures, the picture is what one wants to see. */
function firstTab({ item, isRendered, children }: ItemView, tabs: readonly Tab[]): Tab['name'] {
  if (isRendered && item.mimeType.startsWith('image/') && !wanted.value) return 'pages';
  if (children.length > 0 && kindOf(item.mimeType).name === 'archive' && !wanted.value) return 'parts';
  return tabs.some(({ name }) => name === lastTab) ? lastTab : 'text';
}

function onTabKey(event: KeyboardEvent, move: (step: number) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  move(step);
}
