import type { JobRow } from '../../../plugin/job.ts';
import type { JobPage } from './schemas/jobs.ts';

export async function pageOfJobs(pages: AsyncIterable<readonly JobRow[]>, limit: number, offset: number): Promise<JobPage> {
  const found: JobRow[] = [];
  let passed = 0;
  for await (const page of pages) {
    const skipped = Math.min(page.length, offset - passed);
    passed += skipped;
    found.push(...page.slice(skipped, skipped + limit + 1 - found.length));
    if (found.length > limit) return { jobs: found.slice(0, limit), next: offset + limit };
  }
  return { jobs: found };
}
