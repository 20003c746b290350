import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { ProgramResult } from '../../plugin/hosts.ts';
import { budgetTimer } from './budget-timer.ts';
import type { WorkerBudgets } from './inspect-worker.ts';
import { isolation, memoryLimit } from './isolation.ts';
import { isProgram } from './program-command.ts';
import { workerClock } from './worker-clock.ts';
import { isolated, passedEnvironment } from './worker-command.ts';

/** More is not taken. Held in the engine, for each worker at most once. */
export const mostOutputBytes = 32 * 1024 * 1024;
const mostComplaintBytes = 16 * 1024;
const longestComplaint = 500;
/** Something that a program left behind may hold its pipes. */
const stragglersMs = 1000;

export interface ProgramRun {
  readonly input?: Uint8Array | undefined;
  readonly budgets: WorkerBudgets;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Runs a program to its end, isolated as workers are but for its right to write files. It is killed with all that it started. */
export async function runProgram(command: readonly string[], { input, budgets, signal }: ProgramRun): Promise<ProgramResult> {
  const notFound: ProgramResult = { end: { type: 'not-found' }, output: new Uint8Array(), complaint: '' };
  if (!isProgram(command[0] ?? '')) return notFound;
  const [program = '', ...rest] = [
    ...isolated({ network: false, polite: true }, isolation()),
    ...memoryLimit(budgets.memoryBytes),
    ...command,
  ];
  // A group of its own, which can be killed as a whole, and which Ctrl-C in a terminal does not reach.
  const child = spawn(program, rest, { cwd: tmpdir(), env: passedEnvironment(), stdio: 'pipe', detached: process.platform !== 'win32' });
  let stopped: 'timeout' | 'limit' | undefined;
  const stop = (why: 'timeout' | 'limit'): void => {
    stopped ??= why;
    killAll(child);
  };
  const abort = (): void => killAll(child);
  signal.addEventListener('abort', abort);
  const clock = workerClock(() => performance.now(), child.pid);
  const total = budgetTimer(budgets.totalMs, clock, () => stop('timeout'));
  const silence = budgetTimer(budgets.silenceMs, clock, () => stop('timeout'));
  const output = gather(child.stdout, mostOutputBytes, { onChunk: () => silence.beginAnew(), onFull: () => stop('limit') });
  const complaints = gather(child.stderr, mostComplaintBytes, { onChunk: () => silence.beginAnew() });
  // It may not want to read what it is given.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  if (signal.aborted) abort();
  try {
    const end = await endOf(child);
    if (end === undefined) return notFound;
    return { end: stopped ? { type: stopped } : end, output: output(), complaint: firstLine(complaints()) };
  } finally {
    total.stop();
    silence.stop();
    signal.removeEventListener('abort', abort);
  }
}

/** Takes in a stream up to a limit. What goes beyond is read and dropped. */
function gather(stream: NodeJS.ReadableStream, most: number, { onChunk, onFull }: { onChunk(): void; onFull?(): void }): () => Buffer {
  const chunks: Buffer[] = [];
  let room = most;
  stream.on('data', (chunk: Buffer) => {
    onChunk();
    if (room > 0) chunks.push(chunk.subarray(0, room));
    room -= chunk.length;
    if (room < 0) onFull?.();
  });
  stream.on('error', () => {});
  return () => Buffer.concat(chunks);
}

/** Resolves when it has ended and all was heard; `undefined` where it did not even start. */
function endOf(child: ChildProcess): Promise<ProgramResult['end'] | undefined> {
  return new Promise((resolve) => {
    child.once('error', () => child.pid === undefined && resolve(undefined));
    child.once('exit', (code, signal) => {
      // What it started ends with it.
      killAll(child);
      const end = signal === null ? ({ type: 'exit', code: code ?? 0 } as const) : ({ type: 'signal', signal } as const);
      child.once('close', () => resolve(end));
      setTimeout(() => resolve(end), stragglersMs).unref();
    });
  });
}

function killAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

const firstLine = (bytes: Buffer): string => bytes.toString().trim().split('\n', 1)[0]?.trim().slice(0, longestComplaint) ?? '';
