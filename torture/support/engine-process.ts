import { spawn, type ChildProcess } from 'node:child_process';
import { text as textOf } from 'node:stream/consumers';
import type { EngineRequests } from '../programs/requests.ts';
import type { Injection } from './injection.ts';
import { signal } from './processes.ts';
import type { Place } from './place.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

export interface Running {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly isOver: boolean;
  kill(name?: NodeJS.Signals): void;
  /** It is ended after so many milliseconds from now, in place of the usual time. */
  allow(ms: number): void;
}

const started = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of started) if (child.pid !== undefined) signal(child.pid, 'SIGKILL');
});

/** Whatever a torture starts is ended after this time. */
const usualMs = 15 * 60_000;

/** Starts the engine of a place: `programs/engine.ts`, which has the mock plugin, with faults injected into it. */
export function startEngine<Name extends keyof EngineRequests>(
  place: Place,
  name: Name,
  argument: EngineRequests[Name]['argument'],
  injection: Injection = {},
): Running {
  const injected: Injection = { clockAheadMs: place.clockAheadMs, ...injection };
  return startProgram(place, [place.workspace.program('engine'), name, JSON.stringify(argument)], {
    PAISE2_TORTURE: JSON.stringify(injected),
  });
}

/** Ends an engine that is not done in time. Resolves with how it ended. */
export async function endWithin({ ended, kill }: Running, patienceMs: number): Promise<Ended & { readonly late: boolean }> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, patienceMs);
  const end = await ended;
  clearTimeout(timer);
  return { ...end, late };
}

/** What the engine of a place answers. Throws where it ended otherwise. */
export async function askEngine<Name extends keyof EngineRequests>(
  place: Place,
  name: Name,
  argument: EngineRequests[Name]['argument'],
): Promise<EngineRequests[Name]['answer']> {
  return answerOf(await startEngine(place, name, argument).ended) as EngineRequests[Name]['answer'];
}

export function answerOf(ended: Ended): unknown {
  if (ended.code === 0) return JSON.parse(ended.stdout);
  throw new Error(`the engine ended with ${ended.signal ?? ended.code}: ${firstOf(ended.stderr)}`);
}

export const firstOf = (text: string): string => text.trim().slice(0, 600);

/** Runs the `paise2` program as a person would. It does not have the mock plugin. */
export const startCommand = (place: Place, args: readonly string[]): Running => startProgram(place, [place.workspace.command, ...args], {});

/** Starts one of the programs of a place. */
export function startProgram(place: Place, args: readonly string[], environment: Readonly<Record<string, string>>): Running {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: place.home,
      LANG: 'C.UTF-8',
      PAISE2_CONFIG_DIR: place.configDirectory,
      PAISE2_DATA_DIR: place.dataDirectory,
      NODE_COMPILE_CACHE: place.workspace.compileCache,
      ...environment,
    },
  });
  if (child.pid === undefined) throw new Error('Node could not be started');
  started.add(child);
  const { pid } = child;
  const endAfter = (ms: number): NodeJS.Timeout => setTimeout(() => signal(pid, 'SIGKILL'), ms);
  let guard = endAfter(usualMs);
  const output = Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const ended = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, how) => resolve({ code, signal: how }));
  }).then(async (end) => {
    clearTimeout(guard);
    started.delete(child);
    const tookMs = performance.now() - begun;
    const [stdout, stderr] = await output;
    return { ...end, stdout, stderr, tookMs };
  });
  return {
    pid,
    child,
    ended,
    get isOver() {
      return !started.has(child);
    },
    kill: (name = 'SIGKILL') => void signal(pid, name),
    allow(ms) {
      clearTimeout(guard);
      guard = endAfter(ms);
    },
  };
}
