import { useState } from 'preact/hooks';
import { Link } from '../app/link.tsx';
import { type Gap, gapSentence } from './coverage.ts';
import { GapItems } from './gap-items.tsx';
import { wordsOf } from './reasons.ts';
import { retry } from './retry.ts';

/** One reason for which items of a source are not simply indexed, and these items where one asks for them. */
export function GapPart({ source, gap }: { readonly source: string; readonly gap: Gap }) {
  const [isOpen, setOpen] = useState(false);
  const { text, option } = wordsOf(gap.code);
  return (
    <li class="gap">
      <p>
        <strong>{gapSentence(gap)}.</strong> {text} {gap.status === 'partial' && 'What was read is searchable.'}{' '}
        {option !== undefined && <Link href={`/settings?option=${option}`}>{`Option ${option}`}</Link>}
      </p>
      <div class="gap-actions">
        <button class="link-button" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide them' : gap.items === 1 ? 'Show it' : 'Show them'}
        </button>
        {gap.status === 'failed' && (
          <button class="link-button" type="button" onClick={() => void retry({ code: gap.code })}>
            Try again
          </button>
        )}
      </div>
      {isOpen && <GapItems source={source} gap={gap} />}
    </li>
  );
}
