import type { WorkerStatus } from '../../plugin/engine-status.ts';
import { ownFolders } from '../own-program.ts';
import { pdeathsig, type Isolation } from './isolation.ts';

/** What a process of a plugin may do. */
export interface Confinement {
  /** The only folders and files that it may read, beside paise2's own. */
  readonly read: readonly string[];
  /** Options of Node that take away what its permissions do not reach. */
  readonly without: readonly string[];
}

/** What kind of worker to start. */
export interface WorkerKind {
  readonly role: WorkerStatus['role'];
  /** Whether it may reach other machines. */
  readonly network: boolean;
  /** Whether it steps back for everybody else. */
  readonly polite: boolean;
  /** Of a process of a plugin; absent: it may read everything. */
  readonly confinement?: Confinement;
}

/**
 * Memory of a worker's JavaScript heap in MiB; the budget on its whole memory is the engine's watch. A small young generation halves what a
 * worker occupies at no measurable cost: texts live for one job.
 */
const heap = ['--max-old-space-size=512', '--max-semi-space-size=8'];

/** File descriptor of the keeper's end of a pipe whose other end is the engine's. */
export const keeperDescriptor = 4;

/**
 * Waits beside the worker until the pipe says something or breaks, which it does when the engine dies, however it dies, and kills the worker
 * then. `$$` is the process that becomes the worker. Not a thread of the worker: for that Node would have to allow threads, and those are
 * free of its permissions (Node 24).
 */
const keeper = '{ read -r _ <&4 || kill -9 $$; } 3>&- >/dev/null 2>&1 & exec 4<&-; exec "$@"';

/** Program and arguments that run a worker with all that isolates it here. */
export function workerCommand(program: string, kind: WorkerKind, isolation: Isolation): readonly string[] {
  return [
    // First, because the keeper must not step back.
    ...(isolation.parentDeath === 'keeper' ? ['sh', '-c', keeper, 'paise2'] : []),
    ...isolated(kind, isolation),
    process.execPath,
    ...heap,
    '--disable-warning=ExperimentalWarning',
    ...permissions(kind, isolation),
    program,
  ];
}

/** What goes before a command to isolate it. */
export function isolated(kind: Pick<WorkerKind, 'network' | 'polite'>, { network, parentDeath, stepBack }: Isolation): readonly string[] {
  return [
    ...(kind.network ? [] : (network ?? [])),
    ...(kind.polite ? stepBack : []),
    // Last, because what changes identity forgets it.
    ...(parentDeath === 'kernel' ? pdeathsig : []),
  ];
}

/** Nothing of the user's environment is the business of what reads content but where it is and how it reads text. */
export function passedEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'XDG_CONFIG_HOME'];
  return Object.fromEntries(passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** A watching worker loads native code; for the others the flag that allows it is not there. */
function permissions({ role, confinement }: WorkerKind, isolation: Isolation): readonly string[] {
  if (!isolation.permissions) return [];
  if (confinement) {
    const readable = [...ownFolders(), ...confinement.read].map((path) => `--allow-fs-read=${path}`);
    return ['--permission', ...readable, ...confinement.without];
  }
  const all = ['--permission', '--allow-fs-read=*'];
  return role === 'watching' ? [...all, '--allow-addons', '--disable-warning=SecurityWarning'] : all;
}
