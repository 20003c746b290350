import { createMetadata } from '../../plugin/metadata.ts';
import type { Extraction } from '../../plugin/paise.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { contentOf } from '../content/content.ts';
import { titleOf } from '../search/title-of.ts';
import { detectType, headOf } from './detect-type.ts';
import { chooseExtractor, extractContent, notRead } from './extract-content.ts';
import { createExtractionBudget } from './extraction-budget.ts';
import { limitsAtOnce } from './extraction-limits.ts';
import { publishFailure, reasonOf } from './failure.ts';
import { fetchWithSteps } from './fetch-with-steps.ts';
import { openFetched } from './open-fetched.ts';
import type { WorkBench } from './process-job.ts';
import { selectFetcher } from './select-fetcher.ts';
import { verdictsOf } from './select.ts';

/** Extraction as `paise2 extract` shows it: nothing is stored, and a failure is part of the answer. */
export async function extractForReading(url: string, bench: WorkBench): Promise<Extraction> {
  const started = performance.now();
  const fetched = await fetch(url, bench);
  const opened = await openFetched(url, fetched.location, bench);
  try {
    const detection = await detectType(opened.name, headOf(opened), fetched.mimeType);
    const content = contentOf(opened, { mimeType: detection.mimeType, charset: fetched.charset });
    const choice = await chooseExtractor(content, detection, bench.table);
    const base = { url, detection, extractors: verdictsOf(choice.selection, choice.chosen?.id) };
    const ended = (): { readonly tookMs: number } => ({ tookMs: performance.now() - started });
    if (!choice.chosen) return { ...base, status: 'named', reason: notRead(detection.mimeType, choice), items: [], ...ended() };
    try {
      const facts = { metadata: createMetadata(fetched.metadata), modifiedAt: fetched.modifiedAt };
      const budget = createExtractionBudget(limitsAtOnce(bench.limits), opened.size);
      const items = await extractContent(content, facts, choice, { ...bench, budget });
      const { status = 'indexed', reason } = items[0] ?? {};
      return { ...base, status, ...(reason && { reason }), items: items.map((item) => ({ ...item, title: titleOf(item) })), ...ended() };
    } catch (error) {
      publishFailure(url, error);
      return { ...base, status: authorOutcome(error) === 'skip' ? 'skipped' : 'failed', reason: reasonOf(error), items: [], ...ended() };
    }
  } finally {
    opened.close();
  }
}

async function fetch(url: string, bench: WorkBench) {
  const { chosen } = await selectFetcher(bench.fetchers, url);
  if (!chosen) throw new PaiseError('CONTENT_UNREADABLE', `No enabled fetcher reads ${url}.`, { where: url });
  const host = bench.hosts.fetcher({ plugin: chosen.plugin, id: chosen.id }, bench.signal);
  const fetched = await fetchWithSteps(chosen, host, { url, metadata: createMetadata(), fingerprint: '' });
  if (fetched.type === 'gone') throw new PaiseError('CONTENT_GONE', `There is nothing at ${url}.`, { where: url });
  const { location } = fetched;
  return {
    ...fetched,
    modifiedAt: location.kind === 'file' ? location.modifiedAt : Date.now(),
  };
}
