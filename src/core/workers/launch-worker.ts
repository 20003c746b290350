import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { PluginCandidate } from '../loading/plugin-candidate.ts';
import { channelToChild, inlineChannels, type GuardedChannel } from './channel.ts';
import { isolation, type Isolation } from './isolation.ts';
import { listenToPrinting } from './printing.ts';
import { runWorker } from './run-worker.ts';
import { keeperDescriptor, passedEnvironment, workerCommand, type WorkerKind } from './worker-command.ts';

/** A running worker, before it was told anything. */
export interface LaunchedWorker {
  readonly channel: GuardedChannel;
  /** Absent for a worker within this process, which nothing can end from outside. */
  readonly pid?: number;
  /** Ends it at once. */
  kill(): void;
  /** Called once, when all that it said was heard, with what the system says about the end, and whether it ended in order. */
  onExit(exited: (how: string, inOrder: boolean) => void): void;
  /** What it prints, as far as there is any sense in it. Such text never reaches the terminal as it is. */
  onPrint(heard: (text: string) => void): void;
}

export type LaunchWorker = (kind: WorkerKind) => LaunchedWorker;

/** Workers as child processes: they may read files, but write none, start nothing and load no native code. */
export function processWorkers(program: URL, layers: () => Isolation = isolation): LaunchWorker {
  return (kind) => {
    const { parentDeath } = layers();
    const [command = process.execPath, ...rest] = workerCommand(fileURLToPath(program), kind, layers());
    const child = spawn(command, rest, {
      env: passedEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', parentDeath === 'keeper' ? 'pipe' : 'ignore'],
    });
    if (kind.polite && process.platform === 'win32' && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    if (parentDeath === 'keeper') endKeeper(child);
    return {
      channel: channelToChild(child),
      ...(child.pid !== undefined && { pid: child.pid }),
      kill: () => child.kill('SIGKILL'),
      onExit: (exited) => onceEnded(child, exited),
      onPrint: (heard) => listenToPrinting([child.stdout, child.stderr] as readonly Readable[], heard),
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
      onExit: (exited) => engineEnd.onClose(() => exited('closed', true)),
      onPrint: () => {},
    };
  };
}

/** What it sent before its end may still be on the way; something else that holds its pipes must not delay the news for ever. */
const stragglersMs = 1000;

function onceEnded(child: ChildProcess, exited: (how: string, inOrder: boolean) => void): void {
  let told = false;
  const tell = (how: string, inOrder: boolean): void => {
    if (told) return;
    told = true;
    exited(how, inOrder);
  };
  child.on('error', (error) => child.pid === undefined && tell(error.message, false));
  child.on('exit', (code, signal) => {
    const outcome = [signal ?? `exit code ${code}`, code === 0] as const;
    for (const stream of child.stdio) if (stream && 'resume' in stream) stream.resume();
    child.on('close', () => tell(...outcome));
    setTimeout(() => tell(...outcome), stragglersMs).unref();
  });
}

function endKeeper(child: ChildProcess): void {
  const pipe = child.stdio[keeperDescriptor] as Writable | null;
  pipe?.on('error', () => {});
  child.on('exit', () => pipe?.end('\n'));
}
