import type { Content } from '../../plugin/content.ts';
import type { EmbeddedContent } from '../../plugin/hosts.ts';
import { createMetadata, type Metadata } from '../../plugin/metadata.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import type { Rendering, RenderRequest } from '../../plugin/rendering.ts';
import { memorySource } from '../content/byte-source.ts';
import { contentOf } from '../content/content.ts';
import { checkEmbedded } from './check-extracted.ts';
import { detectType, type Detection } from './detect-type.ts';
import { chooseExtractor } from './extract-content.ts';
import { createExtractionBudget, type ExtractionBudget } from './extraction-budget.ts';
import { limitsAtOnce } from './extraction-limits.ts';
import { childUrl } from './item-collector.ts';
import { openForReading } from './open-for-reading.ts';
import type { WorkBench } from './process-job.ts';
import { renderMs, type RenderQuestion } from './render-question.ts';
import type { TableEntry } from './selection-table.ts';

/** A picture of a page. What is part of something is unpacked again for it. `undefined` where there is none, whatever the extractors' reason. */
export async function renderForReading(
  { sourceUrl, url, page, longest }: RenderQuestion,
  bench: WorkBench,
): Promise<Rendering | undefined> {
  const signal = AbortSignal.any([bench.signal, AbortSignal.timeout(renderMs)]);
  const { content, detection, facts, close } = await openForReading(sourceUrl, bench);
  try {
    const budget = createExtractionBudget(limitsAtOnce(bench.limits), content.size);
    return await rendered({ content, detection, metadata: facts.metadata }, { url, request: { page, longest, signal }, bench, budget });
  } catch (error) {
    if (authorOutcome(error) === 'skip' || authorOutcome(error) === 'reject') return undefined;
    throw error;
  } finally {
    close();
  }
}

interface Typed {
  readonly content: Content;
  readonly detection: Detection;
  readonly metadata: Metadata;
}

interface Rendered {
  readonly url: string;
  readonly request: RenderRequest;
  readonly bench: WorkBench;
  readonly budget: ExtractionBudget;
}

async function rendered(typed: Typed, wanted: Rendered): Promise<Rendering | undefined> {
  const { content, detection } = typed;
  const { chosen } = await chooseExtractor(content, detection, wanted.bench.table);
  if (!chosen) return undefined;
  return content.url === wanted.url ? chosen.extractor.render?.(content, wanted.request) : partRendered(typed, chosen, wanted);
}

/** Has a container unpacked until the part comes that is, or contains, what is wanted. */
async function partRendered(
  { content, metadata }: Typed,
  { plugin, id, extractor }: TableEntry,
  wanted: Rendered,
): Promise<Rendering | undefined> {
  const { url, request, bench, budget } = wanted;
  const stop = new AbortController();
  let rendering: Promise<Rendering | undefined> | undefined;
  const host = bench.hosts.extractor({ plugin, id }, AbortSignal.any([request.signal, stop.signal]), {
    addItem: async () => {},
    markPartial: () => {},
    async addContent(embedded) {
      bench.onProgress();
      stop.signal.throwIfAborted();
      checkEmbedded(embedded);
      const part = childUrl(content.url, embedded.key);
      const isWithin = budget.takeMember() && budget.depth > 0 && budget.takeProduced(embedded.bytes.length);
      if (isWithin && url !== part && !url.startsWith(`${part}!/`)) return;
      if (isWithin) rendering ??= embeddedRendered(part, embedded, { ...wanted, budget: { ...budget, depth: budget.depth - 1 } });
      await rendering?.catch(() => {});
      stop.abort();
      stop.signal.throwIfAborted();
    },
  });
  try {
    await extractor.extract(host, content, metadata);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  return rendering;
}

async function embeddedRendered(
  url: string,
  { key, bytes, mimeType, charset, metadata, unread }: EmbeddedContent,
  wanted: Rendered,
): Promise<Rendering | undefined> {
  if (unread || bytes.length === 0) return undefined;
  const detection = await detectType(key, bytes.subarray(0, 65_536), mimeType);
  const content = contentOf(memorySource(url, bytes), { mimeType: detection.mimeType, charset });
  return rendered({ content, detection, metadata: createMetadata(metadata) }, wanted);
}
