import type { Database } from 'better-sqlite3';
import type { JobKind, JobState } from '../../plugin/job.ts';
import type { QueueSummary } from '../../plugin/job-queue-provider.ts';
import { createPauseList } from './job-pause.ts';
import { kindName, stateName } from './job-record.ts';

type Counts = Record<JobState, number>;

/** Counts what is in the indexes of the queue; no job is read. */
export function summarizeJobs(database: Database): QueueSummary {
  // Ids grow with time.
  const oldestAt = database.prepare<[], number>('SELECT created_at FROM job WHERE state <> 3 ORDER BY id LIMIT 1').pluck().get();
  return {
    ...countJobs(database),
    failures: countFailures(database),
    ...(oldestAt !== undefined && { oldestAt }),
    paused: createPauseList(database)(),
  };
}

/** Returns a function that counts jobs. Every search says how many there are. */
export function createStateCounts(database: Database): () => Counts {
  const counts = database.prepare<[], { state: number; jobs: number }>(
    'SELECT 0 AS state, count(*) AS jobs FROM job WHERE state = 0 UNION ALL SELECT state, count(*) FROM job WHERE state > 0 GROUP BY state',
  );
  return () => {
    const byState = noJobs();
    for (const { state, jobs } of counts.all()) byState[stateName(state)] = jobs;
    return byState;
  };
}

function countJobs(database: Database): Pick<QueueSummary, 'byState' | 'byKind'> {
  const byState = noJobs();
  const byKind: Partial<Record<JobKind, Counts>> = {};
  const counts = database.prepare<[], { state: number; kind: number; jobs: number }>(
    `SELECT 0 AS state, kind, count(*) AS jobs FROM job INDEXED BY job_ready WHERE state = 0 GROUP BY priority, plugin, kind
      UNION ALL SELECT state, kind, count(*) FROM job INDEXED BY job_unready WHERE state > 0 GROUP BY state, kind`,
  );
  for (const { state, kind, jobs } of counts.all()) {
    byState[stateName(state)] += jobs;
    (byKind[kindName(kind)] ??= noJobs())[stateName(state)] += jobs;
  }
  return { byState, byKind };
}

const noJobs = (): Counts => ({ ready: 0, waiting: 0, running: 0, dead: 0 });

function countFailures(database: Database): QueueSummary['failures'] {
  const failures = database.prepare<[], { code: string; plugin: string | null; jobs: number }>(
    `SELECT code, iif(instr(extension, '/') > 0, substr(extension, 1, instr(extension, '/') - 1), extension) AS plugin, sum(jobs) AS jobs
      FROM (
        SELECT failure ->> '$.code' AS code, failure ->> '$.extension' AS extension, count(*) AS jobs
        FROM job INDEXED BY job_failed WHERE failure IS NOT NULL AND state IN (1, 3) GROUP BY 1, 2
      )
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
  );
  return failures.all().map(({ code, plugin, jobs }) => ({ code, ...(plugin !== null && { plugin }), jobs }));
}
