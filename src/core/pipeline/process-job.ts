import { createHash, hash } from 'node:crypto';
import type { ContentLocation } from '../../plugin/content.ts';
import { urlName } from '../../plugin/file-url.ts';
import type { CacheReference, Fingerprint, ItemRecord, SourceItems } from '../../plugin/item.ts';
import type { ClaimedJob, JobPayloads } from '../../plugin/job.ts';
import { createMetadata, type MetadataFields } from '../../plugin/metadata.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import { contentOf } from '../content/content.ts';
import type { OpenedFile } from '../content/open-content.ts';
import { extraTermsOf } from '../search/extra-terms.ts';
import { cachedIn, refetchOf } from './cached-bytes.ts';
import { detectType, headOf, typeOfName } from './detect-type.ts';
import { chooseExtractor, extractContent, unsupported, type Choice, type ExtractionParts } from './extract-content.ts';
import { createExtractionBudget } from './extraction-budget.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { endingOf, type AtWork } from './failure.ts';
import type { JobResult } from './job-result.ts';
import { keptKey, packItems, unpackItems } from './kept-items.ts';
import { nameOnlyItems } from './name-only-items.ts';
import { openFetched, type CachedBytes } from './open-fetched.ts';
import { selectFetcher, type FetcherExtension } from './select-fetcher.ts';
import { revisionByName } from './selection-table.ts';

/** What a worker has at hand to do jobs with. */
export interface WorkBench extends ExtractionParts, CachedBytes {
  readonly fetchers: readonly FetcherExtension[];
  readonly limits: ExtractionLimits;
  kept(key: string): Promise<Uint8Array | undefined>;
}

/** What is known of a source URL on its way; grows from step to step, so that a failure can be recorded with all that is known. */
interface Subject {
  readonly url: string;
  readonly source: string;
  fingerprint: Fingerprint;
  metadata: MetadataFields;
  size: number;
  modifiedAt: number;
  mimeType: string;
  revision: string;
  contentHash?: string;
  readonly cached?: readonly CacheReference[];
  atWork?: AtWork;
  bytes: number;
}

type ContentJob = Extract<ClaimedJob, { readonly kind: 'fetch_content' | 'extract_content' }>;

/** Does a job: fetch, and where the content is a local file, extract right away. Never throws. */
export async function processJob(job: ContentJob, bench: WorkBench): Promise<JobResult> {
  const subject = subjectOf(job.payload);
  const done = (change: JobResult['change'], followUps: JobResult['followUps'] = []): JobResult => ({
    token: { id: job.id, token: job.token },
    outcome: { type: 'done' },
    change,
    followUps,
    bytes: subject.bytes,
  });
  try {
    return job.kind === 'fetch_content'
      ? await fetchContent(job, subject, bench, done)
      : done(await storeChange(job.payload, job.payload.location, subject, bench));
  } catch (error) {
    const refetch = refetchOf(job, error);
    if (refetch && !job.payload.refetched) return done({ type: 'none' }, [refetch]);
    const ending = endingOf(refetch ? neverCached(subject.url) : error, subject.atWork);
    if (subject.revision === '') subject.revision = revisionByName(bench.table, subject.url);
    if (ending.type === 'gone') return done({ type: 'remove' });
    if (ending.type === 'skip') return done({ type: 'put', items: nameOnlyItems(subject, 'skipped', ending.reason) });
    const failed = ending.outcome.type === 'failed' && ending.outcome.failure.blame === 'item';
    return {
      ...done(
        failed ? { type: 'failed', items: nameOnlyItems(subject, 'failed', ending.reason) } : { type: 'none' },
        refetch ? [refetch] : [],
      ),
      outcome: ending.outcome,
    };
  }
}

/** Counts as an attempt, so that a fetcher that never keeps what it says comes to an end. */
const neverCached = (url: string): PaiseError =>
  new PaiseError('CONTENT_UNREADABLE', 'What was fetched is not in the cache.', { where: url });

function subjectOf(payload: ContentJob['payload']): Subject {
  const { url, source, fingerprint, metadata = {}, modifiedAt = 0 } = payload;
  const size = 'location' in payload ? payload.location.size : (payload.size ?? 0);
  const mimeType = typeOfName(urlName(url));
  return { url, source, fingerprint, metadata, size, modifiedAt, mimeType, revision: '', ...cachedIn(payload), bytes: 0 };
}

async function fetchContent(
  job: Extract<ContentJob, { readonly kind: 'fetch_content' }>,
  subject: Subject,
  bench: WorkBench,
  done: (change: JobResult['change'], followUps?: JobResult['followUps']) => JobResult,
): Promise<JobResult> {
  const { chosen } = selectFetcher(bench.fetchers, subject.url);
  if (!chosen) throw new RejectContent(`No enabled fetcher reads ${subject.url.split(':', 1)[0]}: URLs.`, 'no-fetcher');
  subject.atWork = { extension: chosen.id };
  const host = bench.hosts.fetcher({ plugin: chosen.plugin, id: chosen.id }, bench.signal);
  const fetched = await chosen.value.fetch(host, {
    url: subject.url,
    metadata: createMetadata(subject.metadata),
    fingerprint: subject.fingerprint,
  });
  if (fetched.type === 'gone') return done({ type: 'remove' });
  const { location, mimeType, charset, metadata } = fetched;
  subject.fingerprint = fetched.fingerprint ?? subject.fingerprint;
  subject.metadata = { ...createMetadata(subject.metadata).merge(metadata ?? {}) };
  subject.size = location.size;
  if (location.kind === 'file') {
    subject.modifiedAt = location.modifiedAt;
    return done(
      await storeChange({ ...job.payload, ...(mimeType && { mimeType }), ...(charset && { charset }) }, location, subject, bench),
    );
  }
  const { url, source, fingerprint, modifiedAt } = subject;
  const { known, movedFrom, refetched } = job.payload;
  const payload: JobPayloads['extract_content'] = {
    url,
    source,
    fingerprint,
    location,
    modifiedAt,
    metadata: subject.metadata,
    ...(mimeType && { mimeType }),
    ...(charset && { charset }),
    ...(known && { known }),
    ...(movedFrom !== undefined && { movedFrom }),
    ...(refetched && { refetched }),
  };
  const { key, plugin, priority, revision } = job;
  return done({ type: 'none' }, [{ kind: 'extract_content', key, plugin, revision, payload, ...(priority !== undefined && { priority }) }]);
}

interface Declared {
  readonly mimeType?: string;
  readonly charset?: string;
  readonly known?: JobPayloads['fetch_content']['known'];
}

/** Extracts, or finds that there is nothing new to extract. */
async function storeChange(
  declared: Declared,
  location: ContentLocation,
  subject: Subject,
  bench: WorkBench,
): Promise<JobResult['change']> {
  const opened = await openFetched(subject.url, location, bench);
  try {
    const detection = await detectType(opened.name, headOf(opened), declared.mimeType);
    const content = contentOf(opened, { mimeType: detection.mimeType, charset: declared.charset });
    const choice = await chooseExtractor(content, detection, bench.table);
    subject.mimeType = detection.mimeType;
    subject.revision = choice.revision;
    if (subject.size === 0) throw new SkipContent('It is empty.', 'empty');
    if (!choice.chosen) return { type: 'put', items: nameOnlyItems(subject, 'named', unsupported(detection.mimeType)) };
    subject.atWork = { extension: choice.chosen.id, version: choice.chosen.extractor.version };
    const contentHash = hashOf(opened, choice);
    if (contentHash !== undefined) subject.contentHash = contentHash;
    subject.bytes = subject.size;
    const { known } = declared;
    if (contentHash !== undefined && known?.contentHash === contentHash && known.revision === choice.revision) {
      return { type: 'touch', fingerprint: subject.fingerprint, modifiedAt: subject.modifiedAt };
    }
    const facts = { metadata: createMetadata(subject.metadata), modifiedAt: subject.modifiedAt };
    const extract = (): Promise<readonly ItemRecord[]> =>
      extractContent(content, facts, choice, { ...bench, budget: createExtractionBudget(bench.limits, subject.size) });
    const items = await itemsOf(subject, choice, bench, extract);
    return { type: 'put', items };
  } finally {
    opened.close();
  }
}

/** Costly results are kept under a key of their own and found there the next time the same bytes turn up. */
async function itemsOf(
  subject: Subject,
  choice: Choice,
  bench: WorkBench,
  extract: () => Promise<readonly ItemRecord[]>,
): Promise<SourceItems> {
  const { url, source, fingerprint, contentHash, revision, cached } = subject;
  const base = {
    sourceUrl: url,
    source,
    fingerprint,
    revision,
    ...(contentHash && { contentHash }),
    ...(choice.chosen && { extractor: choice.chosen.id }),
    ...(cached && { cached }),
  };
  if (contentHash === undefined || choice.chosen?.extractor.textRetention === 'reread')
    return { ...base, items: (await extract()).map(withExtraTerms) };
  const key = keptKey(contentHash, revision);
  const kept = await bench.kept(key);
  const items = kept ? unpackItems(url, kept) : (await extract()).map(withExtraTerms);
  return { ...base, items, kept: { key, bytes: kept ?? packItems(url, items) } };
}

function withExtraTerms(item: ItemRecord): ItemRecord {
  const { title = '', headings = [] } = item.metadata;
  const terms = [extraTermsOf([title, urlName(item.url), ...headings].join('\n')), extraTermsOf(item.text)].filter(
    (found) => found !== undefined,
  );
  return terms.length === 0 ? item : { ...item, extraTerms: terms.join(' ') };
}

/** Large content whose text is read again anyway is not read twice just to know its hash. */
const hashedUpTo = 64 * 1024 * 1024;
const hashedAtOnce = 4 * 1024 * 1024;

function hashOf(opened: OpenedFile, { chosen }: Choice): string | undefined {
  if (opened.size > hashedUpTo && chosen?.extractor.textRetention === 'reread') return undefined;
  if (opened.size <= hashedAtOnce) return hash('sha256', opened.read(0, opened.size)).slice(0, 32);
  const whole = createHash('sha256');
  for (let start = 0; start < opened.size; start += hashedAtOnce)
    whole.update(opened.read(start, Math.min(opened.size, start + hashedAtOnce)));
  return whole.digest('hex').slice(0, 32);
}
