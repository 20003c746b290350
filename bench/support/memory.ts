import { startCommand, type Command } from './measure.ts';
import { processTree, proportionalBytes } from './process-tree.ts';

/** Memory of a process and its descendants at one moment. */
export interface Memory {
  /** Resident pages, those that processes share counted for each. */
  readonly rssBytes: number;
  /** The same with shared pages counted once: what the machine has less because of it. */
  readonly pssBytes: number;
  /** Proportional bytes of each process, the first one's own first. */
  readonly processes: readonly number[];
}

const sampleMs = 200;

/** Runs a command to its end. Proportional memory is costly to read, so speed is not measured in the same run. */
export async function peakMemory(command: Command): Promise<Memory & { readonly stdout: string }> {
  const child = startCommand(command);
  const samples: Memory[] = [];
  const timer = setInterval(() => samples.push(memoryOf(child.pid)), sampleMs);
  await child.exited;
  clearInterval(timer);
  const rssBytes = Math.max(...samples.map((sample) => sample.rssBytes));
  const highest = samples.reduce((best, sample) => (sample.pssBytes > best.pssBytes ? sample : best));
  return { ...highest, rssBytes, stdout: await child.output };
}

export function memoryOf(root: number): Memory {
  const tree = processTree(root);
  const processes = tree.map(({ pid }) => proportionalBytes(pid));
  return { rssBytes: sum(tree.map(({ rssBytes }) => rssBytes)), pssBytes: sum(processes), processes };
}

const sum = (bytes: readonly number[]): number => bytes.reduce((total, next) => total + next, 0);
