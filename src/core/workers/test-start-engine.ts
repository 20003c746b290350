import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { isAlive, until } from './test-pool.ts';

/** Starts an engine in a process of its own, with a worker that is at this work. */
export async function startEngine(
  work: string,
  parentDeath: string,
  ...dataDirectory: readonly string[]
): Promise<{ readonly engine: ChildProcess; readonly worker: number }> {
  const program = new URL('test-engine.ts', import.meta.url).pathname;
  const engine = spawn(process.execPath, [program, work, parentDeath, ...dataDirectory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void engine.kill('SIGKILL'));
  const [line] = (await once(engine.stdout, 'data')) as [Buffer];
  const worker = Number(line.toString().trim().split('\n')[0]);
  onTestFinished(() => {
    if (isAlive(worker)) process.kill(worker, 'SIGKILL');
  });
  if (work === 'stop.txt' && process.platform === 'linux')
    await until(() => readFileSync(`/proc/${worker}/stat`, 'latin1').includes(') T '));
  else await setTimeout(300);
  return { engine, worker };
}
