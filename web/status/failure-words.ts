import type { QueueSummary } from '../../src/plugin/job-queue-provider.ts';
import { counted, grouped } from '../parts/words.ts';

/** How much failed, and what becomes of it by itself. */
export function failureSentence({ byState, failures }: QueueSummary): string {
  const all = failures.reduce((sum, { jobs }) => sum + jobs, 0);
  if (all === 0) return 'Nothing that could be tried again.';
  const given = Math.min(byState.dead, all);
  const later = all - given;
  const parts = [
    ...(given > 0
      ? [
          `${counted(given, 'item')} could not be read and ${given === 1 ? 'is' : 'are'} tried again when ${given === 1 ? 'it changes' : 'they change'}, or when you ask.`,
        ]
      : []),
    ...(later > 0
      ? [`${grouped(later)} ${later === 1 ? 'waits' : 'wait'} for another attempt by ${later === 1 ? 'itself' : 'themselves'}.`]
      : []),
  ];
  return parts.join(' ');
}
