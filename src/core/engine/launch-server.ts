import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerAsks, ServerNotice, ServerSetup } from '../http/server-messages.ts';
import type { NoAsks } from '../socket/socket-messages.ts';
import type { Logger } from '../diagnostics/log.ts';
import { channelToChild } from '../workers/channel.ts';
import { isolation } from '../workers/isolation.ts';
import { createPeer } from '../workers/peer.ts';
import { listenToPrinting } from '../workers/printing.ts';
import { isolated } from '../workers/worker-command.ts';

/** The process of the server. */
export interface ServerProcess {
  readonly pid: number | undefined;
  serve(setup: ServerSetup): Promise<{ readonly origin: string }>;
  renew(): Promise<void>;
  ping(): Promise<void>;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Ends it in order, or else at once. */
  end(): Promise<void>;
  kill(): void;
}

const partingMs = 800;
const parting = (): Promise<void> => sleep(partingMs, undefined, { ref: false });
/** In MiB. Less to begin with costs nothing measurable; the bound keeps one that leaks from taking the machine. */
const heap = ['--max-semi-space-size=4', '--max-old-space-size=256'];

/** Starts the process of the server, which goes when this one does. What it logs and prints goes to the log. */
export function launchServer(program: URL, logger: Logger): ServerProcess {
  const before = isolated({ network: true, polite: false }, isolation());
  const [command = '', ...rest]: readonly string[] = [...before, process.execPath, ...heap, fileURLToPath(program)];
  // In a session of its own: where the system shares the processor among sessions, it does not share the low priority of the engine.
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const channel = channelToChild(child);
  const peer = createPeer<ServerAsks, NoAsks, never, ServerNotice>(channel, { answers: {}, hear: ({ entry }) => logger.write(entry) });
  const log = logger.forPlugin('paise2');
  listenToPrinting(
    [child.stdout, child.stderr].filter((stream): stream is Readable => stream !== null),
    (text) => log.warn(`The server printed: ${text}`),
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => child.pid === undefined && resolve());
  });
  return {
    pid: child.pid,
    serve: (setup) => peer.ask('serve', setup),
    renew: () => peer.ask('renew', undefined),
    ping: () => peer.ask('ping', undefined),
    ended,
    async end() {
      await Promise.race([peer.ask('end', undefined).catch(() => {}), ended, parting()]);
      child.kill('SIGKILL');
      channel.close();
      if (child.exitCode === null && child.signalCode === null) await Promise.race([once(child, 'exit'), parting()]);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
