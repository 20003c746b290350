import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A living process, as /proc shows it (see proc(5)). */
export interface ProcessSample {
  readonly pid: number;
  /** Tells apart processes that had the same id one after the other. */
  readonly startTicks: number;
  readonly cpuSeconds: number;
  readonly rssBytes: number;
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const pageBytes = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

/** The process and all its living descendants. Empty when it is gone. */
export function processTree(root: number): readonly ProcessSample[] {
  const samples: ProcessSample[] = [];
  const pids = [root];
  for (let pid = pids.pop(); pid !== undefined; pid = pids.pop()) {
    const sample = processSample(pid);
    if (!sample) continue;
    samples.push(sample);
    pids.push(...childrenOf(pid));
  }
  return samples;
}

export function processSample(pid: number): ProcessSample | undefined {
  const fields = statFields(pid);
  if (!fields) return undefined;
  const [userTicks, systemTicks, startTicks, pages] = [field(fields, 14), field(fields, 15), field(fields, 22), field(fields, 24)];
  return { pid, startTicks, cpuSeconds: (userTicks + systemTicks) / ticksPerSecond, rssBytes: pages * pageBytes };
}

/** CPU time of all ended children of this process and of the descendants that those waited for, however they ended. */
export function endedChildrenCpuSeconds(): number {
  const fields = statFields(process.pid) ?? [];
  return (field(fields, 16) + field(fields, 17)) / ticksPerSecond;
}

/** CPU time that all processes of the machine used so far, without idling and waiting. */
export function machineCpuSeconds(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    /^cpu +(.*)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').map(Number) ?? [];
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond;
}

/** Memory of a process with its shared pages divided among those who share them. Takes milliseconds. */
export function proportionalBytes(pid: number): number {
  const kilobytes = /^Pss: +(\d+) kB/m.exec(readProc(`${pid}/smaps_rollup`))?.[1] ?? '0';
  return Number(kilobytes) * 1024;
}

/** Fields from the third on: the second, the name, may itself hold spaces and brackets. */
function statFields(pid: number): readonly string[] | undefined {
  const stat = readProc(`${pid}/stat`);
  return stat === '' ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** By its number in proc(5), which counts from 1. */
const field = (fields: readonly string[], number: number): number => Number(fields[number - 3] ?? 0);

/** Any thread of a process may have started children. */
function childrenOf(pid: number): readonly number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) => readProc(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Empty for a process that ended. */
function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

const isGone = (error: unknown): boolean => ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
