import { useState } from 'preact/hooks';
import type { Status } from '../../src/plugin/paise.ts';
import { Icon } from '../parts/icon.tsx';
import { Table } from '../parts/table.tsx';
import { grouped } from '../parts/words.ts';
import { FailureList } from './failure-list.tsx';
import { failureSentence } from './failure-words.ts';
import { Panel } from './panel.tsx';
import { wordsOf } from './reasons.ts';
import { retry } from './retry.ts';

/** What failed, by reason, and what failed last. */
export function Failures({ status: { queue } }: { readonly status: Status }) {
  const [isOpen, setOpen] = useState(false);
  const { failures } = queue;
  const all = failures.reduce((sum, { jobs }) => sum + jobs, 0);
  return (
    <Panel
      title="What failed"
      actions={
        all > 0 && (
          <button class="button" type="button" onClick={() => void retry({ states: ['dead', 'waiting'] })}>
            <Icon name="refresh" /> Try all again
          </button>
        )
      }
    >
      <p>{failureSentence(queue)}</p>
      {all > 0 && (
        <>
          <Table
            label="Failures by reason"
            rows={failures.toSorted(byCode)}
            keyOf={({ code, plugin = '' }) => `${code} ${plugin}`}
            columns={[
              { name: 'Reason', cell: ({ code }) => code },
              { name: 'What it means', cell: ({ code }) => wordsOf(code).text },
              { name: 'Plugin', cell: ({ plugin = '' }) => plugin },
              { name: 'Items', isNumber: true, cell: ({ jobs }) => grouped(jobs) },
              {
                name: 'Again',
                cell: ({ code }) => (
                  <button class="link-button" type="button" aria-label={`Try again: ${code}`} onClick={() => void retry({ code })}>
                    Try again
                  </button>
                ),
              },
            ]}
          />
          <details class="more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>The items, the last ones first</summary>
            {isOpen && <FailureList failures={failures} />}
          </details>
        </>
      )}
    </Panel>
  );
}

/** They come by number, which changes while one reads. */
const byCode = (a: Failure, b: Failure): number => a.code.localeCompare(b.code) || (a.plugin ?? '').localeCompare(b.plugin ?? '');

type Failure = Status['queue']['failures'][number];
