import { isPaiseError } from '../../../plugin/errors.ts';
import type { EngineStatus } from '../../../plugin/engine-status.ts';
import type { Checkup } from '../../../plugin/paise.ts';
import { createSingletons } from '../../startup.ts';
import type { WithPlugins, WithSingletons } from '../../system.ts';
import { lastLook } from './last-look.ts';
import { leftOut } from './left-out.ts';
import { pendingWork } from './pending-work.ts';
import { watchLimit } from './watch-limit.ts';

const name = 'index';

/** Whether index and jobs open and can be read, and what they tell. */
export async function indexOpens(system: WithPlugins, engine: EngineStatus | undefined): Promise<readonly Checkup[]> {
  try {
    const opened = await createSingletons(system, 'read');
    try {
      return await read(opened, engine);
    } finally {
      await opened.close();
    }
  } catch (error) {
    // There is none yet, or it is one of an earlier version.
    const state = isPaiseError(error, 'INDEX_MISSING') ? 'warning' : 'bad';
    const hint = isPaiseError(error) ? error.hint : undefined;
    return [{ name, state, message: (error as Error).message, ...(hint !== undefined && { hint }) }];
  }
}

async function read({ storage, queue }: WithSingletons, engine: EngineStatus | undefined): Promise<readonly Checkup[]> {
  const [found, jobs] = await Promise.all([storage.summary(), queue.summary()]);
  const { items, byStatus, writtenAt } = found;
  const hint = '`paise2 status` tells the reasons, `paise2 jobs list` the files.';
  return [
    { name, state: 'good', message: `${items} items, ${byStatus.failed} failed`, ...(byStatus.failed > 0 && { hint }) },
    lastLook(writtenAt, engine),
    ...pendingWork(jobs),
    ...(await leftOut(storage, found)),
    ...(await watchLimit(storage)),
  ];
}
