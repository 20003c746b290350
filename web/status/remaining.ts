import type { Status } from '../../src/plugin/paise.ts';
import { counted } from '../parts/words.ts';
import { meanRate, type Sample } from './history.ts';

/** How long the measured rate is looked at before anything is said, in milliseconds. */
const measuredMs = 30_000;

/**
 * How long the work will take, in words, where that can be said: not while folders are still looked through, nor before the rate was seen for
 * a while. What is rounded this much is seldom wrong.
 */
export function remaining({ engine, queue: { byState } }: Status, samples: readonly Sample[]): string | undefined {
  if (engine?.activity !== 'indexing') return undefined;
  const jobs = byState.ready + byState.running;
  const rate = meanRate(samples, measuredMs);
  if (rate === undefined || rate <= 0 || jobs === 0) return undefined;
  const minutes = jobs / rate / 60;
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 10) return `about ${counted(Math.round(minutes), 'minute')} left`;
  if (minutes < 60) return `about ${Math.round(minutes / 5) * 5} minutes left`;
  if (minutes < 24 * 60) return `about ${counted(Math.round(minutes / 60), 'hour')} left`;
  return 'more than a day left';
}
