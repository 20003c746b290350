import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly label: string;
  readonly isOpen: boolean;
  onClose(): void;
  readonly children: ComponentChildren;
}

/** A modal dialog. Escape and a click beside it close it. Its content is there only while it is open. */
export function Dialog({ label, isOpen, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={heading} onClose={onClose} onClick={closeBeside}>
      {isOpen && (
        <div class="dialog-body">
          <div class="dialog-head">
            <h2 id={heading}>{label}</h2>
            <IconButton icon="close" label="Close" onClick={() => dialog.current?.close()} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}

function closeBeside({ target, currentTarget }: MouseEvent): void {
  if (target === currentTarget && currentTarget instanceof HTMLDialogElement) currentTarget.close();
}
