import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ownProgram } from '../../own-program.ts';
import { trialDescriptor, type TrialLine, type TrialTask } from './trial-task.ts';

/** A process that runs one suite, with all the processes that it starts. */
export interface TrialProcess {
  /** What it tells, until it ends. */
  readonly lines: AsyncIterable<TrialLine>;
  /** How it ended: known when there are no more lines. */
  ending(): Promise<string>;
  /** Ends it where nothing is told for so long. */
  expectLineWithin(milliseconds: number): void;
  /** Ends it at once, with all that it started, and removes what it left. */
  kill(): void;
}

const mostComplaint = 4000;

export function startTrial(task: TrialTask): TrialProcess {
  const temporary = mkdtempSync(join(tmpdir(), 'paise2-trial-'));
  const child = spawn(process.execPath, [fileURLToPath(ownProgram('testing/trial/child')), JSON.stringify(task)], {
    // Its standard input ends with this process, and then so does it.
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    // A group of its own, to be ended as a whole: there are engines in it, which go on when the one that started them is gone.
    detached: process.platform !== 'win32',
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
  });
  let complaint = '';
  let late: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint = (complaint + text).slice(-mostComplaint)));
  child.stdin?.on('error', () => {});
  const exited = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve(`its process ended with ${signal ?? code}${complaint === '' ? '' : `: ${complaint.trim()}`}`),
    );
  });
  const kill = (): void => {
    clearTimeout(timer);
    process.off('exit', kill);
    killGroup(child);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', kill);
  return {
    lines: linesOf(child),
    ending: async () => late ?? exited,
    expectLineWithin(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        late = `it has not ended after ${milliseconds / 1000} s`;
        killGroup(child);
      }, milliseconds);
    },
    kill,
  };
}

async function* linesOf(child: ChildProcess): AsyncGenerator<TrialLine> {
  for await (const line of createInterface({ input: child.stdio[trialDescriptor] as Readable })) yield JSON.parse(line) as TrialLine;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
