import type { Extraction } from '../../plugin/paise.ts';
import type { TraceStep } from '../../plugin/plugins.ts';
import { extractForReading } from '../pipeline/extract-for-reading.ts';
import type { WorkBench } from '../pipeline/process-job.ts';
import { steps, type Step } from '../pipeline/steps.ts';

/** Extracts for reading, and tells each step as it is taken. */
export async function traceExtraction(url: string, bench: WorkBench, tell: (step: TraceStep) => Promise<void>): Promise<Extraction> {
  const started = performance.now();
  const hear = (step: unknown): void => {
    // Where it cannot be told, whoever asked is gone.
    tell({ atMs: performance.now() - started, ...(step as Step) }).catch(() => {});
  };
  steps.subscribe(hear);
  try {
    return await extractForReading(url, bench);
  } finally {
    steps.unsubscribe(hear);
  }
}
