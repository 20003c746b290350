import type { Extraction } from '../../plugin/paise.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { titleOf } from '../search/title-of.ts';
import { chooseExtractor, extractContent, notRead } from './extract-content.ts';
import { createExtractionBudget } from './extraction-budget.ts';
import { limitsAtOnce } from './extraction-limits.ts';
import { publishFailure, reasonOf } from './failure.ts';
import { openForReading } from './open-for-reading.ts';
import type { WorkBench } from './process-job.ts';
import { verdictsOf } from './select.ts';

/** Extraction as `paise2 extract` shows it: nothing is stored, and a failure is part of the answer. */
export async function extractForReading(url: string, bench: WorkBench): Promise<Extraction> {
  const started = performance.now();
  const { content, detection, facts, close } = await openForReading(url, bench);
  try {
    const choice = await chooseExtractor(content, detection, bench.table);
    const base = { url, detection, extractors: verdictsOf(choice.selection, choice.chosen?.id) };
    const ended = (): { readonly tookMs: number } => ({ tookMs: performance.now() - started });
    if (!choice.chosen) return { ...base, status: 'named', reason: notRead(detection.mimeType, choice), items: [], ...ended() };
    try {
      const budget = createExtractionBudget(limitsAtOnce(bench.limits), content.size);
      const items = await extractContent(content, facts, choice, { ...bench, budget });
      const { status = 'indexed', reason } = items[0] ?? {};
      return { ...base, status, ...(reason && { reason }), items: items.map((item) => ({ ...item, title: titleOf(item) })), ...ended() };
    } catch (error) {
      publishFailure(url, error);
      return { ...base, status: authorOutcome(error) === 'skip' ? 'skipped' : 'failed', reason: reasonOf(error), items: [], ...ended() };
    }
  } finally {
    close();
  }
}
