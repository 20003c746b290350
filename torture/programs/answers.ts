import { readFileSync } from 'node:fs';
import type { Paise } from '../../src/plugin/paise.ts';
import type { EngineRequests, FoundItem, InspectedItem, Inspection, Validation } from './requests.ts';
import type { JobRow } from '../../src/plugin/job.ts';

type Answers = {
  readonly [Name in keyof EngineRequests]: {
    readonly access: 'read' | 'write';
    answer(paise: Paise, argument: EngineRequests[Name]['argument'], signal: AbortSignal): Promise<EngineRequests[Name]['answer']>;
  };
};

/** What the engine program does for each request. */
export const answers: Answers = {
  index: { access: 'write', answer: (paise, request, signal) => paise.index({ ...request, signal }) },
  up: {
    access: 'write',
    async answer(paise, _, signal) {
      await paise.up({ signal, onReady: () => process.stdout.write('ready\n') });
      return {};
    },
  },
  settle: {
    access: 'write',
    async answer(paise, { words }, signal) {
      const report = await paise.index({ signal });
      return { report, inspection: await inspect(paise, words) };
    },
  },
  inspect: { access: 'read', answer: (paise, { words }) => inspect(paise, words) },
  search: { access: 'read', answer: (paise, request) => paise.search({ loosen: false, ...request }) },
  status: { access: 'read', answer: (paise) => paise.status() },
  jobs: { access: 'read', answer: (paise, filter) => gather(paise.jobs(filter)) },
  retry: { access: 'write', answer: (paise, filter) => paise.retryJobs(filter) },
  validate: {
    access: 'read',
    async answer(paise, { file }) {
      const texts = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
      const validations: Validation[] = [];
      for (const text of texts) validations.push(await validation(paise, text));
      return validations;
    },
  },
};

async function inspect(paise: Paise, file: string): Promise<Inspection> {
  const words = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  const items: InspectedItem[] = [];
  for await (const { url, path, status, text } of paise.export()) items.push({ url, status, text, ...(path !== undefined && { path }) });
  const found: Record<string, readonly FoundItem[]> = {};
  for (const word of words) {
    const { hits } = await paise.search({ query: word, snippets: false, loosen: false });
    found[word] = hits.map(({ url, path, stale }) => ({ url, ...(path !== undefined && { path }), ...(stale && { stale }) }));
  }
  return { items, jobs: await gather(paise.jobs({})), found };
}

async function gather(pages: AsyncIterable<readonly JobRow[]>): Promise<readonly JobRow[]> {
  const rows: JobRow[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

async function validation(paise: Paise, text: string): Promise<Validation> {
  try {
    const problems = await paise.configuration.validate(text);
    return { problems: problems.map(({ message, where }) => ({ message, where })) };
  } catch (error) {
    return { threw: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
