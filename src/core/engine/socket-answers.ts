import { PaiseError } from '../../plugin/errors.ts';
import type { ConnectionAnswers } from '../socket/serve-engine.ts';
import type { OwnEngine } from './own-engine.ts';

interface Served extends Pick<OwnEngine, 'engine' | 'index' | 'status'> {
  readonly version: string;
  stop(): void;
}

/** What the engine of this process does for others. Whoever is gone is not waited for; the work goes on. */
export const socketAnswers =
  ({ engine, index, status, stop, version }: Served): ConnectionAnswers =>
  (tell, gone) => {
    const leaving = new Map<number, AbortController>();
    void gone.then(() => leaving.forEach((left) => left.abort()));
    return {
      async hello() {
        return { version, pid: process.pid };
      },
      async index({ request, targets }) {
        const left = new AbortController();
        leaving.set(request, left);
        try {
          return await index({
            ...(targets && { targets }),
            signal: left.signal,
            onProgress: (progress) => tell({ request, progress }),
          });
        } finally {
          leaving.delete(request);
        }
      },
      leave: async ({ request }) => leaving.get(request)?.abort(),
      look: async ({ urls }) => (await engine()).look(urls),
      retryJobs: async (filter) => (await engine()).retryJobs(filter),
      discardJobs: async (filter) => (await engine()).discardJobs(filter),
      pause: async ({ target }) => (await engine()).pause(target),
      resume: async ({ target }) => (await engine()).resume(target),
      status,
      stop: async () => stop(),
    };
  };

/** Whether an engine of this version can be asked by one of that. */
export function requireSameVersion(engine: string, own: string): void {
  if (engine === own) return;
  throw new PaiseError('ENGINE_DIFFERS', `The running engine is paise2 ${engine}; this is ${own}.`, {
    hint: 'Run `paise2 stop`, and start it again if it should run all the time.',
  });
}
