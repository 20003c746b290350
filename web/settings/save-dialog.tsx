import { Dialog } from '../parts/dialog.tsx';
import { saved, text } from './draft.ts';
import { Diff } from './diff.tsx';
import { conflict, keepMine, progress, save, takeTheirs } from './saving.ts';

export interface SaveDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Shows what changes before it is saved. */
export function SaveDialog({ isOpen, onClose }: SaveDialogProps) {
  const submit = async (): Promise<void> => {
    if (await save()) onClose();
  };
  return (
    <Dialog label={conflict.value ? 'Somebody else changed it' : 'What changes'} isOpen={isOpen} onClose={onClose}>
      {conflict.value ? (
        <Conflict onTaken={onClose} />
      ) : (
        <>
          <Diff before={saved.value?.text ?? ''} after={text.value} />
          <p class="quiet">It is in force as soon as it is saved; nothing has to be restarted.</p>
          <div class="dialog-actions">
            <button class="button" type="button" onClick={onClose}>
              Not yet
            </button>
            <button class="button button-primary" type="button" disabled={progress.value === 'saving'} onClick={() => void submit()}>
              Save
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function Conflict({ onTaken }: { onTaken(): void }) {
  return (
    <>
      <p>
        The file is not the one any more that you began with: an editor or another window has written it since. Nothing was saved. This is
        what they changed:
      </p>
      <Diff before={saved.value?.text ?? ''} after={conflict.value?.text ?? ''} />
      <div class="dialog-actions">
        <button
          class="button"
          type="button"
          onClick={() => {
            takeTheirs();
            onTaken();
          }}
        >
          Drop mine, take theirs
        </button>
        <button class="button button-primary" type="button" onClick={keepMine}>
          Compare mine with theirs
        </button>
      </div>
    </>
  );
}
