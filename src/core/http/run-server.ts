import { channelToParent } from '../workers/channel.ts';
import { createLogRelay } from '../workers/log-relay.ts';
import { createPeer } from '../workers/peer.ts';
import type { NoAsks } from '../socket/socket-messages.ts';
import type { Bootstrapped } from '../system.ts';
import { serve, type Serving } from './serve.ts';
import type { ServerAsks, ServerNotice, ServerSetup } from './server-messages.ts';

/** The program of the server's process. It ends with the engine that started it. */
export function runServerProcess(bootWith: (setup: ServerSetup) => Bootstrapped): void {
  let serving: Promise<Serving> | undefined;
  const channel = channelToParent();
  const relay = createLogRelay((entry) => peer.notify({ entry }));
  const peer = createPeer<NoAsks, ServerAsks, ServerNotice, never>(channel, {
    answers: {
      async serve(setup) {
        const boot = (): Bootstrapped => {
          const booted = bootWith(setup);
          booted.logger.recordTo(relay);
          return booted;
        };
        serving = serve(boot, setup);
        return { origin: (await serving).origin };
      },
      renew: async () => (await serving)?.renew(),
      ping: async () => {},
      end: async () => (await serving)?.close(),
    },
    hear: () => {},
  });
  // Ctrl-C in a terminal reaches every process; the engine decides what becomes of its server.
  process.on('SIGINT', () => {});
  const note = (error: unknown): void =>
    relay({
      at: Date.now(),
      level: 'error',
      plugin: 'paise2',
      message: `A handler left an error behind: ${error instanceof Error ? error.stack : String(error)}`,
    });
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
}
