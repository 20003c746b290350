import type { JobKind, JobState } from '../../src/plugin/job.ts';

/** Kinds of jobs, as what is done. */
export const kindWords: Readonly<Record<JobKind, string>> = {
  fetch_content: 'Getting and reading files',
  extract_content: 'Reading what was fetched',
  cleanup_cache: 'Cleaning up',
};

export const stateWords: Readonly<Record<JobState, string>> = {
  ready: 'Can begin',
  running: 'Begun',
  waiting: 'Tried again later',
  dead: 'Given up',
};
