import type { Database } from 'better-sqlite3';
import type { ClaimedJob } from '../../plugin/job.ts';
import type { ClaimRequest } from '../../plugin/turn.ts';
import { createLanes } from './job-lanes.ts';
import { createPauseReader } from './job-pause.ts';
import type { JobRecord } from './job-record.ts';
import { claimedJob, kindCodes, recordColumns } from './job-record.ts';
import { createRotation } from './job-rotation.ts';
import { createWake } from './job-wake.ts';
import type { NextNumber } from './sequence.ts';

/** Hands out ready jobs within the caller's transaction. */
export type Claim = (request: ClaimRequest, next: NextNumber) => ClaimedJob[];

export function createClaim(database: Database): Claim {
  const wake = createWake(database);
  const readPauses = createPauseReader(database);
  const lanes = createLanes(database);
  const takeTurns = createRotation(lanes);
  const find = database.prepare<[number], JobRecord>(`SELECT ${recordColumns} FROM job WHERE id = ?`);
  const take = database.prepare<[number, number, number]>('UPDATE job SET state = 2, token = ?, updated_at = ? WHERE id = ?');

  function choose({ limit, kinds, urgency = Infinity }: ClaimRequest): number[] {
    const isPaused = readPauses();
    const asked = kinds && new Set(kinds.map((kind): number => kindCodes[kind]));
    const ids: number[] = [];
    for (const level of lanes.levels()) {
      if (ids.length === limit || (level[0]?.priority ?? 0) > urgency) break;
      const open = level.filter(({ plugin, kind }) => asked?.has(kind) !== false && !isPaused(plugin, kind));
      ids.push(...takeTurns(open, limit - ids.length));
    }
    return ids;
  }

  return (request, next) => {
    if (request.limit <= 0) return [];
    const now = Date.now();
    wake(now);
    return choose(request).flatMap((id) => {
      const record = find.get(id);
      if (record === undefined) return [];
      const token = next();
      take.run(token, now, id);
      return claimedJob(record, token);
    });
  };
}
