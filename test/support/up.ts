import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { startPaise } from './command.ts';
import type { Place } from './place.ts';

/** A command that stays, killed after the test. */
export interface Staying {
  readonly child: ChildProcess;
  /** All that it printed. */
  printed(): string;
}

export function startStaying(place: Place, args: readonly string[]): Staying {
  const child = startPaise(place, args);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return { child, printed: () => text };
}

const deadlineMs = 60_000;

/** Milliseconds until it is true. */
export async function until(isTrue: () => boolean | Promise<boolean>, complaint: () => string): Promise<number> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > deadlineMs) throw new Error(complaint());
    await sleep(50);
  }
  return performance.now() - started;
}
