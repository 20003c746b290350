import type { Explanation, Verdict } from '../../src/plugin/paise.ts';
import { api } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Table } from '../parts/table.tsx';
import { useAnswer } from '../parts/use-answer.ts';
import { place } from '../parts/words.ts';

export interface ExplainDialogProps {
  readonly target: string;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Whether and how something is in the index, and why not: what `paise2 explain` says. */
export function ExplainDialog({ target, isOpen, onClose }: ExplainDialogProps) {
  return (
    <Dialog label={place(target).split('/').at(-1) ?? target} isOpen={isOpen} onClose={onClose}>
      <Explained target={target} />
    </Dialog>
  );
}

function Explained({ target }: { readonly target: string }) {
  const { answer, problem } = useAnswer(() => api.explain(target), target);
  if (problem) return <p>{problem.message}</p>;
  if (!answer) return <p class="quiet">Looking…</p>;
  const { summary, hint, detection, fetchers, extractors } = answer;
  return (
    <div class="explained">
      <p class="quiet">{place(target)}</p>
      <p>{summary}</p>
      {hint !== undefined && <p>{hint}</p>}
      {detection && (
        <p>
          Its type is <code>{detection.mimeType}</code>, {detectedBy[detection.by]}.
        </p>
      )}
      <Verdicts label="What could read it" verdicts={extractors} />
      <Verdicts label="What could fetch it" verdicts={fetchers} />
    </div>
  );
}

const detectedBy: Readonly<Record<NonNullable<Explanation['detection']>['by'], string>> = {
  content: 'by what is in it',
  name: 'by its name',
  declared: 'as was said of it',
  nothing: 'for want of anything better',
};

function Verdicts({ label, verdicts }: { readonly label: string; readonly verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <Table
        label={label}
        rows={verdicts}
        keyOf={({ extension }) => extension}
        columns={[
          { name: 'Plugin', cell: ({ extension }) => extension },
          { name: 'What became of it', cell: ({ outcome }) => outcome },
          { name: 'Why', cell: ({ reason }) => reason },
        ]}
      />
    </>
  );
}
