import type { Pause, QueueSummary } from '../../../plugin/job-queue-provider.ts';
import type { Checkup } from '../../../plugin/paise.ts';
import { age } from './age.ts';

/** So many failures for one reason have one cause. */
const many = 20;

/** Jobs that failed for one reason, and work that a person paused. */
export function pendingWork({ byState, failures, paused }: QueueSummary): readonly Checkup[] {
  const pending = byState.ready + byState.waiting + byState.running;
  return [
    { name: 'jobs', state: 'good', message: `${pending} pending, ${byState.dead} failed for good` },
    ...failures
      .filter(({ jobs }) => jobs >= many)
      .map(({ code, plugin, jobs }): Checkup => {
        const message = `${jobs} failed for one reason: ${code}${plugin === undefined ? '' : ` (${plugin})`}`;
        const hint = `\`paise2 jobs list --reason ${code}\` tells which and why; \`paise2 jobs retry --reason ${code}\` tries them again.`;
        return { name: 'jobs', state: 'warning', message, hint };
      }),
    ...paused.map((pause): Checkup => {
      const why = pause.reason === undefined ? '' : `: ${pause.reason}`;
      const message = `${pausedWork(pause)} for ${age(pause.since)}${why}`;
      return { name: 'paused', state: 'warning', message, hint: `Run \`${resumption(pause)}\`.` };
    }),
  ];
}

function pausedWork({ plugin, kind }: Pause): string {
  const work = kind === undefined ? 'all work' : `all ${kind} jobs`;
  return plugin === undefined ? work : `${work} of ${plugin}`;
}

/** A pause is lifted by the options that made it. */
function resumption({ plugin, kind }: Pause): string {
  return ['paise2 resume', ...(plugin === undefined ? [] : ['--plugin', plugin]), ...(kind === undefined ? [] : ['--kind', kind])].join(
    ' ',
  );
}
