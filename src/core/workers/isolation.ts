import { spawnSync } from 'node:child_process';

/** How workers are kept apart from everything else, as far as this machine lets it. */
export interface Isolation {
  /** Node's permission flags: no writing, no programs, no native code. */
  readonly permissions: boolean;
  /** Command that goes before a worker's, to take the network from it. */
  readonly network: readonly string[] | undefined;
  /**
   * What ends a worker whose engine is gone, even one that is stuck or stopped. `kernel`: by a signal that the kernel sends. `keeper`: by a
   * shell beside it. `system`: the system ends the children of a process with it.
   */
  readonly parentDeath: 'kernel' | 'keeper' | 'system';
  /** Command that goes before a worker's, so that it works when nobody else wants the processor, and reads when nobody else reads. */
  readonly stepBack: readonly string[];
}

export const pdeathsig = ['setpriv', '--pdeathsig', 'KILL', '--'];
const idleReading = ['ionice', '-c', '3'];
const nice = ['nice', '-n', '19'];

let found: Isolation | undefined;

/** What works here. Tried once, by starting some programs that do nothing. */
export const isolation = (): Isolation => (found ??= probe());

function probe(): Isolation {
  const permissions = process.allowedNodeEnvironmentFlags.has('--permission');
  if (process.platform === 'win32') return { permissions, network: undefined, parentDeath: 'system', stepBack: [] };
  if (process.platform !== 'linux') return { permissions, network: undefined, parentDeath: 'keeper', stepBack: nice };
  const network = withoutNetwork();
  // All at once, because that is the usual case, and each program takes its milliseconds.
  const all = works([...network, ...idleReading, ...nice, ...pdeathsig]);
  return {
    permissions,
    network: all || works(network) ? network : undefined,
    parentDeath: all || works(pdeathsig) ? 'kernel' : 'keeper',
    stepBack: all || works(idleReading) ? [...idleReading, ...nice] : nice,
  };
}

let limits: boolean | undefined;

/**
 * Command that goes before another, to bound the memory that it may write to. Not its addresses (`--as`): some programs reserve many more than
 * they use.
 */
export function memoryLimit(bytes: number): readonly string[] {
  const command = ['prlimit', `--data=${bytes}`, '--'];
  limits ??= process.platform === 'linux' && works(command);
  return limits ? command : [];
}

/** Root needs no namespace of users to have one of networks, and in one it could not read what others own. */
const withoutNetwork = (): readonly string[] => (process.geteuid?.() === 0 ? ['unshare', '-n', '--'] : ['unshare', '-cn', '--']);

function works([program = '', ...rest]: readonly string[]): boolean {
  return spawnSync(program, [...rest, 'true'], { stdio: 'ignore', timeout: 2000 }).status === 0;
}
