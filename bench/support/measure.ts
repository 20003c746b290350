import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { endedChildrenCpuSeconds, machineCpuSeconds, processTree } from './process-tree.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that do not mean failure. Default 0 alone. */
  readonly fine?: readonly number[];
}

export interface Measurement {
  readonly wallSeconds: number;
  /** User and system time of all processes. */
  readonly cpuSeconds: number;
  /** Highest sum over all processes at one moment; pages that they share count for each. */
  readonly peakRssBytes: number;
  /** How many processors the rest of the machine kept busy meanwhile. */
  readonly othersCores: number;
  readonly stdout: string;
}

const sampleMs = 50;

/** Runs a command to its end and watches it and its descendants. */
export async function measure(command: Command): Promise<Measurement> {
  const [reapedBefore, machineBefore, startedAt] = [endedChildrenCpuSeconds(), machineCpuSeconds(), performance.now()];
  const child = startCommand(command);
  const usage = watch(child.pid);
  await child.exited;
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const { sampledCpuSeconds, peakRssBytes } = usage.end();
  // What parents waited for is exact and includes killed workers. A descendant that outlives its parents is in the samples only.
  const cpuSeconds = Math.max(endedChildrenCpuSeconds() - reapedBefore, sampledCpuSeconds);
  const othersCores = Math.max(0, machineCpuSeconds() - machineBefore - cpuSeconds) / wallSeconds;
  return { wallSeconds, cpuSeconds, peakRssBytes, othersCores, stdout: await child.output };
}

/** Wall milliseconds of a short command, from starting its process to its end. */
export function commandMilliseconds(command: Command): number {
  const startedAt = performance.now();
  const { status, signal, stderr } = spawnSync(command.file, command.args, {
    env: environment(command),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const milliseconds = performance.now() - startedAt;
  check(command, status ?? signal, stderr);
  return milliseconds;
}

function watch(root: number): { end(): { sampledCpuSeconds: number; peakRssBytes: number } } {
  const cpuSeconds = new Map<string, number>();
  let peakRssBytes = 0;
  const look = (): void => {
    const samples = processTree(root);
    for (const sample of samples) cpuSeconds.set(`${sample.pid}:${sample.startTicks}`, sample.cpuSeconds);
    peakRssBytes = Math.max(
      peakRssBytes,
      samples.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
    );
  };
  const timer = setInterval(look, sampleMs);
  return {
    end() {
      clearInterval(timer);
      return { sampledCpuSeconds: [...cpuSeconds.values()].reduce((sum, seconds) => sum + seconds, 0), peakRssBytes };
    },
  };
}

const environment = ({ env }: Command): NodeJS.ProcessEnv => ({ ...process.env, ...env });

export interface StartedCommand {
  readonly pid: number;
  /** Resolves when its process ended, however it did. */
  readonly exited: Promise<unknown>;
  /** Standard output; rejects when the command failed. */
  readonly output: Promise<string>;
}

export function startCommand(command: Command): StartedCommand {
  const child = spawn(command.file, command.args, { env: environment(command), stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid === undefined) throw new Error(`${command.file} can not be started`);
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const output = Promise.all([exited, text(child.stdout), text(child.stderr)]).then(([[code, signal], stdout, stderr]) => {
    check(command, code ?? signal, stderr);
    return stdout;
  });
  return { pid: child.pid, exited, output };
}

function check({ file, args, fine = [0] }: Command, ending: number | string | null, stderr: string): void {
  if (typeof ending === 'number' && fine.includes(ending)) return;
  throw new Error(`${file} ${args.join(' ')} ended with ${ending}:\n${stderr.slice(-2000)}`);
}
