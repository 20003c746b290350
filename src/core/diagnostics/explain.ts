import type { SourceVerdict } from '../../plugin/content-source.ts';
import { filePath } from '../../plugin/file-url.ts';
import type { StoredItem } from '../../plugin/item.ts';
import type { JobRow } from '../../plugin/job.ts';
import type { Explanation, Extraction } from '../../plugin/paise.ts';
import { selectFetcher } from '../pipeline/select-fetcher.ts';
import type { System } from '../system.ts';
import type { WorkerPool } from '../workers/worker-pool.ts';

/** Follows one URL through everything that decides about it: `paise2 explain`. */
export async function explain(url: string, system: System, pool: Pick<WorkerPool, 'ask'>): Promise<Explanation> {
  await system.registry.load();
  const sourceUrl = url.split('!/', 1)[0] ?? url;
  const sources = await sourceVerdicts(sourceUrl, system, pool);
  const extraction = await pool.ask('extract', { url: sourceUrl }).catch(() => undefined);
  const item = await system.storage.itemByUrl(url);
  const job = await jobOf(sourceUrl, system);
  const path = filePath(url);
  const below = (await system.storage.countBelow(url, Number.MAX_SAFE_INTEGER)) - (item && item.parentUrl === undefined ? 1 : 0);
  return {
    url,
    ...(path !== undefined && { path }),
    sources,
    ...(extraction && { detection: extraction.detection }),
    fetchers: (await selectFetcher(system.registry.extensions('contentFetchers'), sourceUrl)).verdicts,
    extractors: extraction?.extractors ?? [],
    ...(item && { item }),
    children: item ? await countChildren(url, system) : 0,
    below,
    ...(job && { job }),
    ...conclusion({ url, sources, extraction, item, job, isCurrent: item ? isCurrent(item, system) : true, below }),
  };
}

async function sourceVerdicts(url: string, system: System, pool: Pick<WorkerPool, 'ask'>): Promise<Explanation['sources']> {
  const verdicts: { source: string; verdict: SourceVerdict }[] = [];
  for (const { id } of system.registry.extensions('contentSources')) {
    const verdict = await pool.ask('explainListing', { source: id, url });
    if (verdict) verdicts.push({ source: id, verdict });
  }
  return verdicts;
}

async function jobOf(url: string, system: System): Promise<JobRow | undefined> {
  for await (const page of system.queue.list({ below: url })) {
    const job = page.find(({ key }) => key === url);
    if (job) return job;
  }
  return undefined;
}

async function countChildren(url: string, system: System): Promise<number> {
  let count = 0;
  for await (const page of system.storage.allItems({ below: url })) count += page.filter((item) => item.url.startsWith(`${url}!/`)).length;
  return count;
}

const isCurrent = (item: StoredItem, system: System): boolean =>
  item.revision.startsWith('name-only:') || item.parentUrl !== undefined || system.table.isCurrent(item);

interface Findings {
  readonly url: string;
  readonly sources: Explanation['sources'];
  readonly extraction: Extraction | undefined;
  readonly item: StoredItem | undefined;
  readonly job: JobRow | undefined;
  readonly isCurrent: boolean;
  readonly below: number;
}

function conclusion(findings: Findings): Pick<Explanation, 'summary' | 'hint'> {
  const { item, job } = findings;
  if (job && job.state !== 'dead')
    return {
      summary: `Work on it is ${job.state === 'running' ? 'under way' : 'pending'}.`,
      hint: 'Run `paise2 index` to have it done now.',
    };
  if (!item) return absence(findings);
  const when = new Date(item.indexedAt).toISOString();
  const by = item.extractor === undefined ? '' : ` by ${item.extractor}`;
  if (!findings.isCurrent)
    return {
      summary: `It was indexed on ${when}${by}, before that extractor or its options changed.`,
      hint: 'Run `paise2 index` to bring it up to date.',
    };
  switch (item.status) {
    case 'indexed':
      return { summary: `It is in the index since ${when}${by}.` };
    case 'partial':
      return { summary: `It is in the index since ${when}${by}, but not all of it: ${item.reason?.text ?? ''}` };
    case 'named':
    case 'skipped':
      return { summary: `It is found by its name only: ${item.reason?.text ?? ''}` };
    case 'failed':
      return {
        summary: `It could not be read: ${item.reason?.text ?? ''}`,
        hint: `Run \`paise2 jobs retry\` to try again, or mend the cause: it is tried again when it changes.`,
      };
  }
}

function absence({ sources, extraction, url, below }: Findings): Pick<Explanation, 'summary' | 'hint'> {
  if (below > 0)
    return { summary: `It is a folder; ${below} of what is in it and below it is in the index.`, hint: 'Name a file to see more.' };
  const left = sources.find(({ verdict }) => !verdict.listed);
  if (sources.some(({ verdict }) => verdict.listed))
    return { summary: 'It is not in the index yet, though a source lists it.', hint: 'Run `paise2 index`.' };
  if (left && !left.verdict.listed) {
    const where = left.verdict.where === undefined ? '' : ` (${left.verdict.where})`;
    const summary = `It is not in the index: ${left.verdict.reason.text}${where}`;
    return { summary, ...(extraction && { hint: hintFor(left.verdict.reason.code, url) }) };
  }
  if (!extraction) return { summary: 'There is nothing there, and nothing in the index.' };
  return { summary: 'It is not in the index: no source lists it.', hint: `Run \`paise2 index ${filePath(url) ?? url}\` to add it.` };
}

function hintFor(code: string, url: string): string {
  return code === 'outside-roots'
    ? `Run \`paise2 index ${filePath(url) ?? url}\` to add it.`
    : 'Change the rule that is named, then run `paise2 index`.';
}
