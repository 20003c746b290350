import { useState } from 'preact/hooks';
import { isDirty, problems, saved, typeText } from './draft.ts';
import { SaveDialog } from './save-dialog.tsx';
import { progress } from './saving.ts';

/** What became of the changes, always in sight. */
export function SaveBar() {
  const [isOpen, setOpen] = useState(false);
  const wrong = problems.value.length;
  return (
    <div class="save-bar">
      <p role="status">{barText(isDirty.value, wrong)}</p>
      {isDirty.value && (
        <button class="button" type="button" onClick={() => typeText(saved.value?.text ?? '')}>
          Drop changes
        </button>
      )}
      <button class="button button-primary" type="button" disabled={!isDirty.value || wrong > 0} onClick={() => setOpen(true)}>
        Review and save…
      </button>
      <SaveDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}

function barText(dirty: boolean, wrong: number): string {
  if (wrong > 0)
    return wrong === 1 ? 'One problem: it must be mended before saving.' : `${wrong} problems: they must be mended before saving.`;
  if (dirty) return 'Your changes are not saved yet.';
  return after[progress.value];
}

const after: Readonly<Record<typeof progress.value, string>> = {
  none: 'Everything is saved.',
  saving: 'Saving…',
  saved: 'Saved. The engine takes it over…',
  'in force': 'Saved, and in force.',
  late: 'Saved, but the engine has not taken it over yet. The log on the status page may say why.',
};
