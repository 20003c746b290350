import type { Bootstrapped } from '../system.ts';
import { answer, type Door } from './answering.ts';
import { createAttempts } from './attempts.ts';
import { openFacade } from './facade.ts';
import { createFacades } from './facades.ts';
import { createLinks } from './links.ts';
import { isPortRefused, listen, portRefused, type Answer, type Listening } from './listen.ts';
import { openSecret } from './secret.ts';
import type { ServerSetup } from './server-messages.ts';

/** A server that answers. */
export interface Serving {
  readonly origin: string;
  /** Follows the configuration as it is now. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 60_000;

/** Listens, and answers from the paise2 that `boot` starts. */
export async function serve(
  boot: () => Bootstrapped,
  { dataDirectory, port, otherwise }: Omit<ServerSetup, 'configDirectory'>,
): Promise<Serving> {
  const log = boot().logger.forPlugin('paise2');
  const complain = (message: string): void => log.warn(message);
  const stopped = new AbortController();
  // Nobody may be answered before the address is known, which handlers are told.
  const opened = Promise.withResolvers<Answer>();
  opened.promise.catch(() => {});
  const answerWhenOpened: Answer = async (visit, write) => (await opened.promise)(visit, write);
  const listening = await listenAt(port, otherwise, answerWhenOpened, complain);
  const origin = `http://127.0.0.1:${listening.port}`;
  try {
    const secret = openSecret(dataDirectory);
    const facades = await createFacades(() => openFacade(boot(), { origin, signal: stopped.signal }));
    const door: Door = { secret, links: createLinks(), attempts: createAttempts(), origin, port: listening.port, patienceMs, complain };
    opened.resolve(async (visit, write) => {
      const { facade, signal, giveBack } = facades.borrow();
      try {
        await write(await answer({ ...visit, signal: AbortSignal.any([visit.signal, signal]) }, facade.routes, door));
      } finally {
        giveBack();
      }
    });
    return {
      origin,
      renew: () => facades.renew(),
      async close() {
        stopped.abort();
        await listening.close();
        await facades.close();
      },
    };
  } catch (error) {
    opened.reject(error);
    await listening.close();
    throw error;
  }
}

async function listenAt(
  port: number,
  otherwise: ServerSetup['otherwise'],
  answerAll: Answer,
  complain: (message: string) => void,
): Promise<Listening> {
  try {
    return await listen(port, answerAll, complain);
  } catch (error) {
    if (!isPortRefused(error)) throw error;
    const refused = portRefused(port, error);
    if (otherwise === 'none') throw refused;
    const listening = await listen(0, answerAll, complain);
    complain(`${refused.message} The page is at http://127.0.0.1:${listening.port} instead.`);
    return listening;
  }
}
