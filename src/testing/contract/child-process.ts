import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ownProgram } from '../../core/own-program.ts';
import type { Access, Opening } from './openers.ts';
import type { RoleName, RoleTask } from './role.ts';

const program = fileURLToPath(ownProgram('testing/contract/child'));

/** Plays a role in another process to its end. Resolves with what it acknowledged; rejects when it failed. */
export async function playRole(opening: Opening, role: RoleName, access: Access): Promise<readonly string[]> {
  const child = startChild({ opening: { ...opening, access }, role, run: 0 });
  return child.ended;
}

/** Plays a role that never ends, and kills it at a random moment after its first acknowledgement. */
export async function killAmidRole(opening: Opening, role: RoleName, run: number): Promise<readonly string[]> {
  const { process, acknowledged, ended } = startChild({ opening, role, run });
  await Promise.race([acknowledged, ended]);
  await sleep(Math.random() * 150);
  process.kill('SIGKILL');
  return ended;
}

/** Plays a role to its end. It is killed where it acknowledges nothing for so long; what it was at then is told. */
export async function watchRole(opening: Opening, role: RoleName, patienceMs: number): Promise<void> {
  const child = startChild({ opening, role, run: 0 });
  let current = 'the start';
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.process.kill('SIGKILL');
  }, patienceMs);
  child.process.stdout?.on('data', (text: string) => {
    current = text.trimEnd().split('\n').at(-1) ?? current;
    timer.refresh();
  });
  try {
    await child.ended;
  } catch (error) {
    throw new Error(`${current}: the process ended`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw new Error(`${current}: it has not ended after ${patienceMs / 1000} s.`);
  // What takes all memory is killed by the system.
  if (child.process.signalCode !== null) throw new Error(`${current}: the process was ended by ${child.process.signalCode}.`);
}

interface Child {
  readonly process: ChildProcess;
  /** Resolves with the first acknowledgement. */
  readonly acknowledged: Promise<unknown>;
  /** Lines that arrived whole. */
  readonly ended: Promise<readonly string[]>;
}

function startChild(task: RoleTask): Child {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = child.stdout.setEncoding('utf8');
  const errors = child.stderr.setEncoding('utf8');
  let printed = '';
  let complaint = '';
  output.on('data', (text: string) => (printed += text));
  errors.on('data', (text: string) => (complaint += text));
  return { process: child, acknowledged: once(output, 'data'), ended: linesAtEnd() };

  async function linesAtEnd(): Promise<readonly string[]> {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The child process failed: ${complaint}`);
    return printed.split('\n').slice(0, -1);
  }
}
