import type { JobRow } from '../../src/plugin/job.ts';
import type { QueueSummary } from '../../src/plugin/job-queue-provider.ts';
import { api } from '../api/client.ts';
import { Table } from '../parts/table.tsx';
import { useAnswer } from '../parts/use-answer.ts';
import { ago, duration, place, shortPlace } from '../parts/words.ts';
import { now } from './live.ts';
import { retry } from './retry.ts';

const most = 100;

/** Jobs that failed, newest first. */
export function FailureList({ failures }: { readonly failures: QueueSummary['failures'] }) {
  const { answer } = useAnswer(failedJobs, JSON.stringify(failures));
  if (!answer) return <p class="quiet">Looking…</p>;
  return (
    <Table
      label="Failed items"
      rows={answer}
      keyOf={({ id }) => String(id)}
      columns={[
        { name: 'Item', cell: ({ key }) => <span title={place(key)}>{shortPlace(key)}</span> },
        { name: 'Why', cell: ({ lastFailure }) => lastFailure?.reason },
        { name: 'Plugin', cell: ({ lastFailure, plugin }) => lastFailure?.extension ?? plugin },
        { name: 'Attempts', isNumber: true, cell: ({ attempts, crashes }) => attempts + crashes },
        { name: 'When', cell: ({ updatedAt }) => ago(updatedAt, now.value) },
        { name: 'Again', cell: (job) => <Again job={job} /> },
      ]}
    />
  );
}

function Again({ job: { id, key, state, readyAt } }: { readonly job: JobRow }) {
  return (
    <>
      <button class="link-button" type="button" aria-label={`Try again: ${place(key)}`} onClick={() => void retry({ ids: [id] })}>
        Try again
      </button>
      {state === 'waiting' && readyAt !== undefined && (
        <small class="quiet"> by itself in {duration(Math.max(0, readyAt - now.value))}</small>
      )}
    </>
  );
}

async function failedJobs(): Promise<readonly JobRow[]> {
  const pages = await Promise.all((['dead', 'waiting'] as const).map((state) => api.jobs({ state, limit: most })));
  return pages
    .flatMap(({ jobs }) => jobs)
    .filter(({ lastFailure }) => lastFailure !== undefined)
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, most);
}
