import { createHash, hash } from 'node:crypto';
import type { Content, ContentLocation } from '../../plugin/content.ts';
import type { ItemRecord, SourceItems } from '../../plugin/item.ts';
import type { ClaimedJob, JobPayloads } from '../../plugin/job.ts';
import { createMetadata } from '../../plugin/metadata.ts';
import { SkipContent } from '../../plugin/outcomes.ts';
import { contentOf } from '../content/content.ts';
import type { OpenedFile } from '../content/open-content.ts';
import { indexable } from '../search/analysis/index-item.ts';
import { detectType, headOf } from './detect-type.ts';
import { chooseExtractor, extractContent, notRead, type Choice } from './extract-content.ts';
import { createExtractionBudget } from './extraction-budget.ts';
import { unfinished } from './failed-change.ts';
import { createHandover, type HandedOver, type Handover } from './handover.ts';
import type { JobResult } from './job-result.ts';
import { keptKey, packItems, unpackItems } from './kept-items.ts';
import { nameOnlyItems } from './name-only-items.ts';
import { openFetched } from './open-fetched.ts';
import type { Errand, Subject, WorkBench } from './process-job.ts';

interface Declared {
  readonly mimeType?: string;
  readonly charset?: string;
  readonly known?: JobPayloads['fetch_content']['known'];
}

/** Extracts, or finds that there is nothing new to extract. */
export async function contentChange(
  declared: Declared,
  location: ContentLocation,
  subject: Subject,
  errand: Errand,
): Promise<JobResult['change']> {
  const { job, bench, line } = errand;
  const opened = await openFetched(subject.url, location, bench);
  try {
    const detection = await detectType(opened.name, headOf(opened), declared.mimeType);
    const content = contentOf(opened, { mimeType: detection.mimeType, charset: declared.charset });
    const choice = await chooseExtractor(content, detection, bench.table);
    subject.mimeType = detection.mimeType;
    subject.revision = choice.revision;
    if (subject.size === 0) throw new SkipContent('It is empty.', 'empty');
    if (!choice.chosen) return { type: 'put', items: nameOnlyItems(subject, 'named', notRead(detection.mimeType, choice)) };
    subject.atWork = { extension: choice.chosen.id, version: choice.chosen.extractor.version };
    await line.begin?.(subject.atWork);
    const contentHash = hashOf(opened, choice);
    if (contentHash !== undefined) subject.contentHash = contentHash;
    subject.bytes = subject.size;
    const { known } = declared;
    // Once parts were handed over, what `known` says is no longer what the index holds.
    const isKnown = contentHash !== undefined && known?.contentHash === contentHash && known.revision === choice.revision;
    if (isKnown && job.progress === undefined) {
      return { type: 'touch', fingerprint: subject.fingerprint, modifiedAt: subject.modifiedAt };
    }
    return await extracted(content, choice, subject, errand);
  } finally {
    opened.close();
  }
}

async function extracted(content: Content, choice: Choice, subject: Subject, { job, bench, line }: Errand): Promise<JobResult['change']> {
  const facts = { metadata: createMetadata(subject.metadata), modifiedAt: subject.modifiedAt };
  const made = madeOf(subject, choice);
  const handover = createHandover(job, identityOf(job, subject), line, async (items, progress) =>
    line.handOver(partOf(job, progress, { ...made, items: await allIndexable(items) })),
  );
  subject.handover = handover;
  const budget = createExtractionBudget(bench.limits, subject.size);
  const extract = (): Promise<readonly ItemRecord[]> => extractContent(content, facts, choice, { ...bench, budget, handover });
  return extractedChange(made, choice, extract, { bench, handover });
}

/** Two attempts at the same content with the same extractors make the same items in the same order. */
const identityOf = ({ token }: ClaimedJob, { contentHash, fingerprint, revision }: Subject): string =>
  `${contentHash ?? (fingerprint || `unknown ${token}`)} ${revision}`;

function partOf({ id, token }: ClaimedJob, progress: HandedOver, made: SourceItems): JobResult {
  const items = unfinished(made);
  return { token: { id, token }, outcome: { type: 'progress', progress }, change: { type: 'append', items }, followUps: [], bytes: 0 };
}

type Made = Omit<SourceItems, 'items'>;

function madeOf({ url, source, fingerprint, contentHash, revision, cached }: Subject, { chosen }: Choice): Made {
  return {
    sourceUrl: url,
    source,
    fingerprint,
    revision,
    ...(contentHash && { contentHash }),
    ...(chosen && { extractor: chosen.id }),
    ...(cached && { cached }),
  };
}

/** Costly results are kept under a key of their own and found there the next time the same bytes turn up, unless they came in parts. */
async function extractedChange(
  made: Made,
  { chosen, revision }: Choice,
  extract: () => Promise<readonly ItemRecord[]>,
  { bench, handover }: { readonly bench: WorkBench; readonly handover: Handover },
): Promise<JobResult['change']> {
  const { sourceUrl, contentHash } = made;
  // What was fetched into the cache is not read again for a passage of a hit.
  const isReread = chosen?.extractor.textRetention === 'reread' && made.cached === undefined;
  const key = contentHash === undefined || isReread ? undefined : keptKey(contentHash, revision);
  const kept = key === undefined ? undefined : await bench.kept(key);
  if (key !== undefined && kept)
    return { type: 'put', items: { ...made, items: await allIndexable(unpackItems(sourceUrl, kept)), kept: { key, bytes: kept } } };
  const asExtracted = await extract();
  const items = await allIndexable(asExtracted);
  await handover.stored();
  const handedOver = handover.state();
  if (handedOver) return { type: 'append', items: { ...made, items }, since: handedOver.since };
  return { type: 'put', items: { ...made, items, ...(key !== undefined && { kept: { key, bytes: packItems(sourceUrl, asExtracted) } }) } };
}

async function allIndexable(items: readonly ItemRecord[]): Promise<readonly ItemRecord[]> {
  const made: ItemRecord[] = [];
  for (const item of items) made.push(await indexable(item));
  return made;
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
