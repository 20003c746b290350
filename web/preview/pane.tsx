import { useEffect, useRef } from 'preact/hooks';
import { onKeys } from '../app/keys.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { chosenId } from '../search/address.ts';
import { focusResults } from '../search/focus.ts';
import { ItemPreview } from './item-preview.tsx';
import { hidePreview, isPreviewed, isWide } from './pane-state.ts';

/** Beside the results where there is room, else on top of them. */
export function PreviewPane() {
  return isWide.value ? <BesidePane /> : <SheetPane />;
}

function BesidePane() {
  useEffect(() => onKeys(leaveByKey), []);
  return (
    <aside class="preview" aria-label="Preview" hidden={!isPreviewed.value}>
      {isPreviewed.value && <Content />}
    </aside>
  );
}

/** Back to the list. */
function leaveByKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || !(event.target instanceof Element) || !event.target.closest('.preview')) return false;
  hidePreview();
  focusResults();
  return true;
}

function SheetPane() {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = isPreviewed.value && chosenId.value !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="preview preview-sheet" aria-label="Preview" onClose={hidePreview}>
      {isOpen && <Content />}
    </dialog>
  );
}

function Content() {
  const id = chosenId.value;
  if (id === undefined) {
    return (
      <div class="preview-empty">
        <IconButton icon="close" label="Close preview" onClick={hidePreview} />
        <p class="quiet">What you choose in the list is shown here.</p>
      </div>
    );
  }
  return <ItemPreview key={id} id={id} />;
}
