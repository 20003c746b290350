import type { JobFilter } from '../../src/plugin/job-queue-provider.ts';
import { api, ApiError } from '../api/client.ts';
import { asked } from '../app/connection.ts';
import { notify } from '../app/notices.ts';
import { counted } from '../parts/words.ts';

/** Tries again what failed, and says how much that is. */
export async function retry(filter: JobFilter): Promise<void> {
  try {
    const { jobs } = await asked(api.retryJobs(filter));
    if (jobs > 0) notify('done', `${counted(jobs, 'item')} will be tried again.`);
    else
      notify(
        'failed',
        'There is nothing to try again.',
        'Nothing is known to have failed there. Files that changed are read again by themselves.',
      );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 0 && error.status !== 401) notify('failed', error.message, error.hint);
  }
}
