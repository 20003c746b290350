import type { DataStorage, StorageWrite } from '../../plugin/data-storage-provider.ts';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { Settlement } from '../../plugin/turn.ts';
import type { WorkerEnd } from '../workers/worker.ts';
import { failedJob } from './failed-job.ts';
import { readProgress } from './handover.ts';
import type { JobResult } from './job-result.ts';
import type { SelectionTable } from './selection-table.ts';

/** Turns what a worker reported into what is committed. */
export async function settlementOf(job: ClaimedJob, result: JobResult, storage: DataStorage): Promise<Settlement> {
  return {
    token: result.token,
    outcome: result.outcome,
    writes: await writesOf(job, result, storage),
    state: [],
    followUps: result.followUps,
  };
}

async function writesOf(job: ClaimedJob, { change, outcome, token }: JobResult, storage: DataStorage): Promise<readonly StorageWrite[]> {
  const generation = token.token;
  const left =
    'movedFrom' in job.payload && job.payload.movedFrom !== undefined
      ? [{ type: 'remove', generation, sourceUrl: job.payload.movedFrom } as const]
      : [];
  switch (change.type) {
    case 'none':
      return [];
    case 'put':
      return [...left, { type: 'put', generation, items: change.items }];
    case 'append': {
      const { items, since } = change;
      return since === undefined ? [{ type: 'append', generation, items }] : [...left, { type: 'append', generation, items, since }];
    }
    case 'touch':
      return [{ type: 'touch', generation, sourceUrl: job.key, fingerprint: change.fingerprint, modifiedAt: change.modifiedAt }];
    case 'remove':
      return [...left, { type: 'remove', generation, sourceUrl: job.key }];
    case 'failed': {
      const permanent = outcome.type === 'failed' && outcome.failure.permanent;
      if (!permanent && (await isReadable(job.key, storage))) return [];
      return [...left, { type: 'put', generation, items: change.items }];
    }
  }
}

/** A passing failure must not take away what an earlier run read. */
async function isReadable(url: string, storage: DataStorage): Promise<boolean> {
  const [state] = await storage.states([url]);
  return state !== undefined && state.status !== 'failed';
}

/** The result of a job whose worker died with it. */
export function resultOfDeath(job: ClaimedJob, end: WorkerEnd, table: SelectionTable): JobResult {
  const { member, extension, version } = end.at ?? {};
  const failure = {
    blame: 'worker',
    permanent: false,
    code: end.code,
    reason: end.text,
    ...(member !== undefined && { member }),
    ...(extension !== undefined && { extension }),
    ...(version !== undefined && { version }),
  } as const;
  return failedJob(job, failure, table, readProgress(job.progress));
}
