import type { QueueSummary } from '../../src/plugin/job-queue-provider.ts';
import { counted, grouped } from '../parts/words.ts';

/** How much is to be done, in one sentence. */
export function queueSentence({ byState: { ready, running, waiting } }: QueueSummary): string {
  const all = ready + running + waiting;
  if (all === 0) return 'Nothing.';
  const parts = [
    ...(running > 0 ? [`${grouped(running)} begun`] : []),
    ...(ready > 0 ? [`${grouped(ready)} can begin`] : []),
    ...(waiting > 0 ? [`${grouped(waiting)} tried again later`] : []),
  ];
  return `${counted(all, 'piece', 'pieces')} of work: ${parts.join(', ')}.`;
}
