import { urlName } from '../../plugin/file-url.ts';
import type { ClaimedJob, JobFailure } from '../../plugin/job.ts';
import { cachedIn } from './cached-bytes.ts';
import { typeOfName } from './detect-type.ts';
import { failedChange } from './failed-change.ts';
import type { HandedOver } from './handover.ts';
import type { JobResult } from './job-result.ts';
import { revisionByName, type SelectionTable } from './selection-table.ts';

/** The result of a job of which nothing is known but that it failed: its URL stays findable by name, with the reason. */
export function failedJob(job: ClaimedJob, failure: JobFailure, table: SelectionTable, handedOver?: HandedOver): JobResult {
  const { code, reason, permanent } = failure;
  const base = { token: { id: job.id, token: job.token }, outcome: { type: 'failed', failure }, followUps: [], bytes: 0 } as const;
  if (job.kind === 'cleanup_cache') return { ...base, change: { type: 'none' } };
  const { url } = job.payload;
  const subject = { ...job.payload, ...cachedIn(job.payload), mimeType: typeOfName(urlName(url)), revision: revisionByName(table, url) };
  return { ...base, change: failedChange(subject, { code, text: reason }, { handedOver, permanent }) };
}
