import type { Paise } from '../../../plugin/paise.ts';
import type { Health } from './schemas/status.ts';

export async function healthOf(paise: Paise): Promise<Health> {
  const { version, engine, engineProblem, storage } = await paise.status();
  return {
    ok: engine !== undefined,
    version,
    engine: engine ? 'running' : engineProblem === undefined ? 'none' : 'silent',
    items: storage.items,
  };
}
