import type { ClaimedJob, JobSpec } from '../../../plugin/job.ts';
import type { StateWrite } from '../../../plugin/state-storage-provider.ts';
import type { Settlement, Turn } from '../../../plugin/turn.ts';
import { put } from '../data-storage/documents.ts';
import { done, fetchJob } from '../job-queue/job-specs.ts';
import type { SharedDomain } from '../openers.ts';

/** A turn in which nothing happens but `changes`. */
export const turn = (changes: Partial<Turn> = {}): Turn => ({ settlements: [], enqueue: [], writes: [], state: [], ...changes });

export const stateOf = (key: string): StateWrite => ({ partition: 'p', key, value: `state of ${key}` });

/** Ends a job that put an item under its own key, and something into the state. */
export function fullSettlement({ id, token, key }: ClaimedJob, changes: Partial<Settlement> = {}): Settlement {
  const writes = [put(key, { text: 'settled' }, { generation: token })];
  return { token: { id, token }, outcome: done, writes, state: [stateOf(key)], followUps: [], ...changes };
}

/** Adds jobs and claims them, in one turn. */
export async function claimed({ domain }: SharedDomain, keys: readonly string[]): Promise<readonly ClaimedJob[]> {
  const enqueue: readonly JobSpec[] = keys.map((key) => fetchJob(key));
  return (await domain.commit(turn({ enqueue, claim: { limit: keys.length } }))).claimed;
}

/** What there is of a key. */
export async function tracesOf({ storage, state, queue }: SharedDomain, key: string): Promise<readonly string[]> {
  const traces: string[] = [];
  if ((await storage.itemByUrl(key)) !== undefined) traces.push('item');
  if ((await state.get({ partition: 'p', key })) !== undefined) traces.push('state');
  for await (const page of queue.list({})) for (const row of page) if (row.key === key) traces.push(`${row.state} job`);
  return traces;
}
