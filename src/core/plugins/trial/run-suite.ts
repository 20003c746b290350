import { PaiseError } from '../../../plugin/errors.ts';
import type { TrialReport, TrialRequest } from '../../../plugin/plugins.ts';
import { startTrial, type TrialProcess } from './trial-process.ts';
import type { TrialTask } from './trial-task.ts';

const usualPatienceMs = 120_000;
/** Engines are started, killed and started again. */
const systemFactor = 5;

type Draft = { -readonly [Member in 'passed' | 'failed' | 'notRun' | 'remarks']: TrialReport[Member][number][] };

/** Runs one suite in a process of its own. What that dies at has failed, and what was to come is told as not run. */
export async function runSuite(task: TrialTask, { patienceMs = usualPatienceMs, signal }: TrialRequest): Promise<TrialReport> {
  const started = performance.now();
  const { suite, plugin, extension } = task;
  signal?.throwIfAborted();
  const trial = startTrial(task);
  signal?.addEventListener('abort', trial.kill, { once: true });
  try {
    const draft = await follow(trial, suite === 'whole system' ? patienceMs * systemFactor : patienceMs);
    signal?.throwIfAborted();
    return { subject: extension ? `${plugin}/${extension.key}` : plugin, suite, ...draft, tookMs: performance.now() - started };
  } finally {
    signal?.removeEventListener('abort', trial.kill);
    trial.kill();
  }
}

async function follow(trial: TrialProcess, patienceMs: number): Promise<Draft> {
  const draft: Draft = { passed: [], failed: [], notRun: [], remarks: [] };
  let ahead: readonly string[] = [];
  let current = 'the beginning';
  let ended = false;
  trial.expectLineWithin(patienceMs);
  for await (const line of trial.lines) {
    trial.expectLineWithin(patienceMs);
    if (line.type === 'plan') ahead = line.names;
    else if (line.type === 'begin') [current, ahead] = [line.name, ahead.slice(1)];
    else if (line.type === 'passed') draft.passed.push(current);
    else if (line.type === 'failed') draft.failed.push({ name: current, message: line.message });
    else if (line.type === 'not run') draft.notRun.push({ name: line.name, reason: line.reason });
    else if (line.type === 'remark') draft.remarks.push(line.text);
    else if (line.type === 'mistaken') throw new PaiseError('USAGE', line.message);
    else ended = true;
  }
  if (ended) return draft;
  draft.failed.push({ name: current, message: await trial.ending() });
  draft.notRun.push(...ahead.map((name) => ({ name, reason: 'the case before ended the process' })));
  return draft;
}
