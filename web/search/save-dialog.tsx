import { useId, useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { save } from './saved.ts';

export interface SaveDialogProps {
  readonly query: string;
  readonly isOpen: boolean;
  onClose(): void;
}

export function SaveDialog({ query, isOpen, onClose }: SaveDialogProps) {
  return (
    <Dialog label="Save this search" isOpen={isOpen} onClose={onClose}>
      <SaveForm query={query} onDone={onClose} />
    </Dialog>
  );
}

function SaveForm({ query, onDone }: { readonly query: string; onDone(): void }) {
  const [name, setName] = useState('');
  const id = useId();
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (await save({ name, query })) onDone();
  }
  return (
    <form class="save-form" onSubmit={(event) => void submit(event)}>
      <p>
        <code>{query}</code>
      </p>
      <label for={id}>Name</label>
      <input
        id={id}
        class="field"
        value={name}
        required
        maxLength={100}
        pattern="[\p{L}\p{N}][\p{L}\p{N}_\-]*"
        title="Letters, digits, - and _"
        placeholder="invoices"
        autofocus
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <p class="quiet">
        <code>@{name || 'name'}</code> then stands for it, here and in the terminal.
      </p>
      <button type="submit" class="button button-primary">
        Save
      </button>
    </form>
  );
}
