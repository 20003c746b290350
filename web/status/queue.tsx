import type { JobKind, JobState } from '../../src/plugin/job.ts';
import type { Status } from '../../src/plugin/paise.ts';
import { Table } from '../parts/table.tsx';
import { ago, grouped } from '../parts/words.ts';
import { kindWords, stateWords } from './kind-words.ts';
import { now } from './live.ts';
import { Panel } from './panel.tsx';
import { queueSentence } from './queue-words.ts';

const states: readonly JobState[] = ['ready', 'running', 'waiting', 'dead'];

/** What waits to be done. */
export function Queue({ status: { queue } }: { readonly status: Status }) {
  const { byKind, oldestAt } = queue;
  const kinds = (Object.keys(kindWords) as JobKind[]).map((kind) => ({ kind, counts: byKind[kind] }));
  return (
    <Panel title="What waits to be done">
      <p>
        {queueSentence(queue)} {oldestAt !== undefined && `The oldest was noticed ${ago(oldestAt, now.value)}.`}
      </p>
      <details class="more">
        <summary>By kind and state</summary>
        <Table
          label="Work by kind and state"
          rows={kinds}
          keyOf={({ kind }) => kind}
          columns={[
            { name: 'Kind', cell: ({ kind }) => kindWords[kind] },
            ...states.map((state) => ({
              name: stateWords[state],
              isNumber: true,
              cell: ({ counts }: (typeof kinds)[number]) => grouped(counts?.[state] ?? 0),
            })),
          ]}
        />
      </details>
    </Panel>
  );
}
