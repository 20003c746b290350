import type { Content } from '../../plugin/content.ts';
import type { EmbeddedContent } from '../../plugin/hosts.ts';
import type { ItemReason, ItemRecord } from '../../plugin/item.ts';
import { createMetadata } from '../../plugin/metadata.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { memorySource } from '../content/byte-source.ts';
import { contentOf } from '../content/content.ts';
import type { Hosts } from '../hosts/create-host.ts';
import { detectType, type Detection } from './detect-type.ts';
import { reasonOf } from './failure.ts';
import type { ExtractionBudget } from './extraction-budget.ts';
import { childUrl, createItemCollector, type ContentFacts, type ItemCollector } from './item-collector.ts';
import type { Selection } from './select.ts';
import type { SelectionTable, TableEntry } from './selection-table.ts';

export interface ExtractionParts {
  readonly table: SelectionTable;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  /** Something was extracted: the work goes on. */
  onProgress(): void;
}

/** The extractor that takes the content: the first that fits and does not decline. */
export interface Choice {
  readonly selection: Selection<TableEntry>;
  readonly chosen?: TableEntry;
  readonly revision: string;
}

export async function chooseExtractor(content: Content, detection: Detection, table: SelectionTable): Promise<Choice> {
  const selection = table.select({ mimeType: detection.mimeType, name: content.name, certain: detection.by === 'content' });
  for (const candidate of selection.ordered) {
    if ((await candidate.extractor.canExtract?.(content)) ?? true) {
      return { selection, chosen: candidate, revision: table.revision(selection, candidate.id) };
    }
  }
  return { selection, revision: table.revision(selection, undefined) };
}

/** Runs the chosen extractor and everything it hands on. The first item is the content's own. Throws what the extractor throws. */
export async function extractContent(
  content: Content,
  facts: ContentFacts,
  choice: Choice,
  run: ExtractionParts & { readonly budget: ExtractionBudget },
): Promise<readonly ItemRecord[]> {
  const { chosen } = choice;
  const collector = createItemCollector(content, facts, run.budget);
  if (!chosen) {
    collector.mark('named', unsupported(content.mimeType));
    return collector.items();
  }
  const host = run.hosts.extractor({ plugin: chosen.plugin, id: chosen.id }, run.signal, {
    async addItem(text, metadata, child) {
      run.onProgress();
      collector.addItem(text, metadata, child);
    },
    async addContent(embedded) {
      run.onProgress();
      await addContent(embedded, { content, facts, collector, run });
    },
    markPartial: (reason) => collector.mark('partial', reason),
  });
  await chosen.extractor.extract(host, content, facts.metadata);
  return collector.items();
}

export const unsupported = (mimeType: string): ItemReason => ({
  code: 'unsupported',
  text: `No enabled extractor reads ${mimeType}; it is found by name.`,
});

interface Parent {
  readonly content: Content;
  readonly facts: ContentFacts;
  readonly collector: ItemCollector;
  readonly run: ExtractionParts & { readonly budget: ExtractionBudget };
}

async function addContent(embedded: EmbeddedContent, parent: Parent): Promise<void> {
  const { run, collector } = parent;
  const limit = limitReached(embedded, run.budget);
  if (limit) collector.mark('partial', limit);
  if (limit?.code === 'limit:members') return;
  const url = childUrl(parent.content.url, embedded.key);
  const head = limit ? new Uint8Array() : embedded.bytes.subarray(0, 65_536);
  const detection = await detectType(embedded.key, head, embedded.mimeType);
  const content = contentOf(memorySource(url, embedded.bytes), { mimeType: detection.mimeType, charset: embedded.charset });
  const facts: ContentFacts = {
    metadata: createMetadata(embedded.metadata),
    modifiedAt: embedded.modifiedAt ?? parent.facts.modifiedAt,
    parentUrl: parent.content.url,
  };
  if (limit) return collector.addFinished([nameOnly(content, facts, limit)]);
  const nested = { ...run, budget: { ...run.budget, depth: run.budget.depth - 1 } };
  collector.addFinished(await extractMember(content, facts, detection, nested));
}

/** A member's failure is its own: it is recorded with it and its siblings go on. */
async function extractMember(
  content: Content,
  facts: ContentFacts,
  detection: Detection,
  run: Parent['run'],
): Promise<readonly ItemRecord[]> {
  try {
    return await extractContent(content, facts, await chooseExtractor(content, detection, run.table), run);
  } catch (error) {
    if (run.signal.aborted || authorOutcome(error) === 'retry') throw error;
    return [nameOnly(content, facts, reasonOf(error), authorOutcome(error) === 'skip' ? 'skipped' : 'failed')];
  }
}

function limitReached(embedded: EmbeddedContent, budget: ExtractionBudget): ItemReason | undefined {
  if (!budget.takeMember()) return { code: 'limit:members', text: 'It has more parts than the limit allows; the rest was left out.' };
  if (budget.depth <= 0) return { code: 'limit:depth', text: 'It is nested too deeply; what is further in was left out.' };
  if (!budget.takeProduced(embedded.bytes.length))
    return { code: 'limit:produced', text: 'It unpacks to more than the limit allows; the rest was left out.' };
  return undefined;
}

function nameOnly(content: Content, facts: ContentFacts, reason: ItemReason, status: 'skipped' | 'failed' = 'skipped'): ItemRecord {
  return {
    url: content.url,
    ...(facts.parentUrl !== undefined && { parentUrl: facts.parentUrl }),
    status,
    reason,
    mimeType: content.mimeType,
    size: content.size,
    modifiedAt: facts.modifiedAt,
    metadata: { ...facts.metadata },
    text: '',
  };
}
