import { Socket } from 'node:net';
import { constants } from 'node:os';
import process from 'node:process';
import { PaiseError } from '../../../plugin/errors.ts';

/** What Node signals other processes with. */
interface Signals {
  _kill(pid: number, signal: number): number;
}

/**
 * In a process of a plugin, before its code runs: takes from it what Node's permissions leave (Node 24). To connect to a socket in the file system,
 * which no namespace of networks hides: the engine's own, or one of those through which a desktop does anything that it is asked to. And to signal
 * other processes of the user, the engine first of all.
 */
export function takeAway(): void {
  const { _kill } = process as unknown as Signals;
  fix(process, '_kill', (pid: number, signal: number) => (pid === process.pid ? _kill.call(process, pid, signal) : -constants.errno.EPERM));
  fix(process, '_debugProcess', undefined);
  fix(process, '_debugEnd', undefined);
  fix(Socket.prototype, 'connect', () => {
    throw new PaiseError(
      'NOT_PERMITTED',
      'A plugin opens no connections of its own: `host.request` makes those that its permissions name.',
    );
  });
}

const fix = (owner: object, name: string, value: unknown): void => {
  Object.defineProperty(owner, name, { value, writable: false, configurable: false });
};
