import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from './measure.ts';

/** What a program that takes JSON on standard input printed as JSON. */
export function answerOf({ file, args, env }: Command, input: unknown): unknown {
  const { status, stdout, stderr } = spawnSync(file, args, {
    env: { ...process.env, ...env },
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as unknown;
}

/** The lines that a program prints. */
export async function* linesOf({ file, args, env }: Command): AsyncGenerator<string> {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  yield* createInterface({ input: child.stdout, crlfDelay: Infinity });
  const [code] = (await exited) as [number | null];
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}`);
}
