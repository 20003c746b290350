import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Explanation } from '../../src/plugin/paise.ts';
import { api } from '../api/client.ts';
import { Dialog } from './dialog.tsx';
import { saying } from './saying.ts';
import { ExplanationView } from './explanation-view.tsx';

export interface ExplainDialogProps {
  /** Path or URL; empty where the person is to say it. */
  readonly target: string;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Says whether and how something is in the index, and why not. */
export function ExplainDialog({ target, isOpen, onClose }: ExplainDialogProps) {
  return (
    <Dialog label="Is it in the index?" isOpen={isOpen} onClose={onClose}>
      <Explaining target={target} />
    </Dialog>
  );
}

function Explaining({ target }: { readonly target: string }) {
  const text = useSignal(target);
  const explanation = useSignal<Explanation | undefined>(undefined);
  const id = useId();
  const ask = (): Promise<boolean> => saying(api.explain(text.value).then((said) => (explanation.value = said)));
  useEffect(() => {
    if (target !== '') void ask();
  }, []);
  return (
    <>
      <form
        class="explain-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for={id}>Path or address</label>
        <span>
          <input
            id={id}
            class="field"
            required
            placeholder="~/Documents/report.pdf"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          />
          <button type="submit" class="button">
            Explain
          </button>
        </span>
      </form>
      <div role="status">{explanation.value && <ExplanationView explanation={explanation.value} />}</div>
    </>
  );
}
