import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { channelToChild, inlineChannels, type Channel } from './channel.ts';
import { runWorker } from './run-worker.ts';

/** A running worker, before it was told anything. */
export interface LaunchedWorker {
  readonly channel: Channel;
  /** Absent for a worker within this process, which nothing can end from outside. */
  readonly pid?: number;
  /** Ends it at once. */
  kill(): void;
  /** Called once, with what the system says about the end. */
  onExit(exited: (how: string) => void): void;
  /** What it writes to standard error. Such text never reaches the terminal as it is. */
  onComplaint(heard: (text: string) => void): void;
}

export type LaunchWorker = () => LaunchedWorker;

/**
 * Memory of a worker's JavaScript heap in MiB; the budget on its whole memory is the engine's watch. A small young generation halves what a
 * worker occupies at no measurable cost: texts live for one job.
 */
const heap = ['--max-old-space-size=512', '--max-semi-space-size=8'];

const mostOfComplaint = 4096;

/** Workers as child processes: they may read files, but write none, start nothing and load no native code. */
export function processWorkers(program: URL): LaunchWorker {
  const permissions = process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
  return () => {
    const child = fork(fileURLToPath(program), [], {
      serialization: 'advanced',
      execArgv: [...heap, '--disable-warning=ExperimentalWarning', ...permissions],
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    return {
      channel: channelToChild(child),
      ...(child.pid !== undefined && { pid: child.pid }),
      kill: () => child.kill('SIGKILL'),
      onExit(exited) {
        child.on('exit', (code, signal) => exited(signal ?? `exit code ${code}`));
        child.on('error', (error) => exited(error.message));
      },
      onComplaint: (heard) => child.stderr?.on('data', (chunk: Buffer) => heard(chunk.toString('utf8', 0, mostOfComplaint).trim())),
    };
  };
}

/** The same work inside this process: for tests, dry runs and single extractions. A hang here hangs the engine. */
export function inlineWorkers(candidates: readonly PluginCandidate[]): LaunchWorker {
  return () => {
    const [engineEnd, workerEnd] = inlineChannels();
    runWorker(workerEnd, candidates);
    return {
      channel: engineEnd,
      kill: () => engineEnd.close(),
      onExit: (exited) => engineEnd.onClose(() => exited('closed')),
      onComplaint: () => {},
    };
  };
}

/** Nothing of the user's environment is a worker's business but where it is and how it reads text. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'XDG_CONFIG_HOME'];
  return Object.fromEntries(passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
