import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { Explanation, IndexReport, RunningPaise, Status } from '../../src/index.ts';
import { runPaise } from './command.ts';
import type { Place } from './place.ts';

/** Indexes by the command and hands back its report. */
export async function index(place: Place, ...targets: readonly string[]): Promise<IndexReport> {
  const ran = await runPaise(place, ['index', '--json', ...(targets.length > 0 ? targets : [place.files])]);
  expect(ran.stderr).toBe('');
  return ran.json() as IndexReport;
}

/** Asks in this process. */
export async function reading<T>(place: Place, read: (paise: RunningPaise) => Promise<T>): Promise<T> {
  const paise = place.open();
  try {
    return await read(paise);
  } finally {
    await paise.close();
  }
}

/** Paths of the hits. */
export const pathsOf = (place: Place, query: string): Promise<readonly (string | undefined)[]> =>
  reading(place, async (paise) => (await paise.search({ query, loosen: false })).hits.map(({ path }) => path));
export const statusOf = (place: Place): Promise<Status> => reading(place, (paise) => paise.status());
/** Number of items by status and reason. */
export const reasonsOf = async (place: Place): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await statusOf(place)).storage.byReason.map(({ status, code, count }) => [`${status} ${code}`, count]));
export const explain = (place: Place, target: string): Promise<Explanation> =>
  reading(place, (paise) => paise.explain(resolve(place.files, target)));
