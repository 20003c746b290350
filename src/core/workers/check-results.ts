import type { ClaimedJob } from '../../plugin/job.ts';
import type { JobResult } from '../pipeline/job-result.ts';
import { bytes, byTag, count, fields, flag, json, listOf, metadataBounds, number, oneOf, optional, text, type Check } from './shape.ts';

const longestText = 64 * 1024 * 1024;
const reason = fields({ code: text(200), text: text() });
const metadata = json(metadataBounds);
const cached = optional(listOf(fields({ plugin: text(), cacheId: text() }), 1000));

const longWords = optional(text(2 * longestText));
const indexWords = fields({
  title: longWords,
  name: longWords,
  path: longWords,
  headings: longWords,
  tags: longWords,
  author: longWords,
  from: longWords,
  to: longWords,
  symbols: longWords,
  body: longWords,
});

const item = fields({
  url: text(1024 * 1024),
  parentUrl: optional(text(1024 * 1024)),
  status: oneOf('indexed', 'partial', 'named', 'skipped', 'failed'),
  reason: optional(reason),
  mimeType: text(1024),
  size: number,
  modifiedAt: number,
  metadata,
  text: text(longestText),
  extraTerms: optional(text(2 * longestText)),
  words: optional(indexWords),
  language: optional(text(35)),
});

const items = fields({
  sourceUrl: text(),
  source: text(),
  fingerprint: text(),
  contentHash: optional(text()),
  extractor: optional(text()),
  revision: text(),
  items: listOf(item, 1_000_000),
  kept: optional(fields({ key: text(), bytes })),
  cached,
});

const location = byTag('kind', {
  file: fields({ path: text(), size: number, modifiedAt: number }),
  cache: fields({ plugin: text(), cacheId: text(), size: number }),
});

const content = {
  url: text(),
  source: text(),
  fingerprint: text(),
  modifiedAt: optional(number),
  metadata: optional(metadata),
  mimeType: optional(text(1024)),
  charset: optional(text(1024)),
  known: optional(fields({ contentHash: optional(text()), revision: text() })),
  movedFrom: optional(text()),
  refetched: optional(flag),
};

const followUp = byTag('kind', {
  fetch_content: fields({ key: text(), plugin: text(), revision: text(), payload: fields({ ...content, size: optional(number) }) }),
  extract_content: fields({ key: text(), plugin: text(), revision: text(), payload: fields({ ...content, location }) }),
});

const failure = fields({
  blame: oneOf('item', 'worker', 'plugin', 'environment'),
  permanent: flag,
  code: text(200),
  reason: text(),
  member: optional(text()),
  extension: optional(text()),
  version: optional(number),
});

const outcome = byTag('type', {
  done: fields({}),
  failed: fields({ failure }),
  later: fields({ delayMs: number, reason: text() }),
  released: fields({}),
  progress: fields({ progress: json({ depth: 8, values: 10_000, characters: 1024 * 1024 }) }),
});

const change = byTag('type', {
  put: fields({ items }),
  append: fields({ items, since: optional(count) }),
  touch: fields({ fingerprint: text(), modifiedAt: number }),
  remove: fields({}),
  failed: fields({ items }),
  none: fields({}),
});

/** A job leads to at most one other, for the same content. */
const result = fields({
  token: fields({ id: count, token: count }),
  outcome,
  change,
  followUps: listOf(followUp, 1),
  bytes: count,
  worked: optional(listOf(text(), 10)),
  tookMs: optional(number),
});

/** A part of a result. Whose it is, is looked at where the jobs of the worker are known. */
export const partOfResult: Check = (value) => result(value) && (value as JobResult).outcome.type === 'progress';

/** What is wrong with results, coming from a worker that has these jobs: it may speak of nothing else. */
export function resultsProblem(results: unknown, jobs: ReadonlyMap<number, ClaimedJob>): string | undefined {
  if (!listOf(result, 10_000)(results)) return 'results of jobs';
  for (const one of results as readonly JobResult[]) {
    const job = jobs.get(one.token.id);
    if (job?.token !== one.token.token) return 'the result of a job that it does not have';
    if (one.followUps.some(({ key }) => key !== job.key)) return 'a job for something else';
    if ('items' in one.change && !isOf(job, one.change.items)) return 'items of something else';
  }
  return undefined;
}

function isOf(
  job: ClaimedJob,
  { sourceUrl, source, items: all }: Extract<JobResult['change'], { readonly items: unknown }>['items'],
): boolean {
  if (!('url' in job.payload) || sourceUrl !== job.payload.url || source !== job.payload.source || all.length === 0) return false;
  return all.every(({ url }) => url.startsWith(sourceUrl) && (url.length === sourceUrl.length || url.startsWith('!/', sourceUrl.length)));
}
