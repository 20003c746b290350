import type { FetchResult } from '../../plugin/content-fetcher.ts';
import type { Content } from '../../plugin/content.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { createMetadata } from '../../plugin/metadata.ts';
import { contentOf } from '../content/content.ts';
import { detectType, headOf, type Detection } from './detect-type.ts';
import { fetchWithSteps } from './fetch-with-steps.ts';
import type { ContentFacts } from './item-collector.ts';
import { openFetched } from './open-fetched.ts';
import type { WorkBench } from './process-job.ts';
import { selectFetcher } from './select-fetcher.ts';

/** Content with its type and what its fetcher said. */
export interface OpenedContent {
  readonly content: Content;
  readonly detection: Detection;
  readonly facts: ContentFacts;
  close(): void;
}

/** Fetches a URL and opens what is there, to look at it. Throws `CONTENT_GONE` where there is nothing. */
export async function openForReading(url: string, bench: WorkBench): Promise<OpenedContent> {
  const { location, mimeType, charset, metadata } = await fetch(url, bench);
  const opened = await openFetched(url, location, bench);
  try {
    const detection = await detectType(opened.name, headOf(opened), mimeType);
    const content = contentOf(opened, { mimeType: detection.mimeType, charset });
    const modifiedAt = location.kind === 'file' ? location.modifiedAt : Date.now();
    return { content, detection, facts: { metadata: createMetadata(metadata), modifiedAt }, close: () => opened.close() };
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function fetch(url: string, bench: WorkBench): Promise<Extract<FetchResult, { readonly type: 'content' }>> {
  const { chosen } = await selectFetcher(bench.fetchers, url);
  if (!chosen) throw new PaiseError('CONTENT_UNREADABLE', `No enabled fetcher reads ${url}.`, { where: url });
  const host = bench.hosts.fetcher({ plugin: chosen.plugin, id: chosen.id }, bench.signal);
  const fetched = await fetchWithSteps(chosen, host, { url, metadata: createMetadata(), fingerprint: '' });
  if (fetched.type === 'gone') throw new PaiseError('CONTENT_GONE', `There is nothing at ${url}.`, { where: url });
  return fetched;
}
