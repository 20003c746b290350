import type { EngineStatus } from '../../../plugin/engine-status.ts';
import type { Checkup } from '../../../plugin/paise.ts';
import { age, day } from './age.ts';

const name = 'freshness';
const stale = 7 * day;

/** Whether anybody looked lately for what has changed. `writtenAt` is the last change of the index. */
export function lastLook(writtenAt: number | undefined, engine: EngineStatus | undefined, now = Date.now()): Checkup {
  if (engine) {
    const first = engine.scans.map(({ startedAt }) => startedAt).toSorted((one, other) => one - other)[0];
    if (first === undefined) return { name, state: 'good', message: 'the engine has just begun to look at everything' };
    const message = `everything was looked at in the last ${age(first, now)}`;
    if (now - first < stale) return { name, state: 'good', message };
    return { name, state: 'warning', message, hint: 'Run `paise2 index`; look at `paise2 status` for what holds it up.' };
  }
  if (writtenAt === undefined) return { name, state: 'good', message: 'nothing is indexed yet', hint: 'Run `paise2 index PATH`.' };
  const message = `the index was changed ${age(writtenAt, now)} ago`;
  if (now - writtenAt < stale) return { name, state: 'good', message };
  const hint = 'Run `paise2 index` now and then, or `paise2 service install` once.';
  return { name, state: 'warning', message: `${message}, and no engine runs`, hint };
}
