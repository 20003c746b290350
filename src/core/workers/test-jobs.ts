import type { ClaimedJob } from '../../plugin/job.ts';
import { bareSetup } from './worker-setup.ts';

export const setup = bareSetup;
/** A job about a URL of the plugin under test, at the end of which is what is to happen. */
export function jobFor(name: string, id: number, crashes = 0): ClaimedJob {
  const url = `test:/${id}/${name}`;
  return {
    id,
    token: 1,
    attempts: 0,
    crashes,
    skip: [],
    kind: 'fetch_content',
    key: url,
    plugin: 'test',
    revision: '1',
    payload: { url, source: 'test/slow', fingerprint: '1' },
  };
}

export const jobsFor = (...names: readonly string[]): ClaimedJob[] => names.map((name, index) => jobFor(name, index + 1));
