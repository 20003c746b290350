import type { Content } from '../../plugin/content.ts';
import type { ChildItem, EmbeddedContent } from '../../plugin/hosts.ts';
import type { ItemReason, ItemRecord } from '../../plugin/item.ts';
import { createMetadata, type MetadataFields } from '../../plugin/metadata.ts';
import { authorOutcome } from '../../plugin/outcomes.ts';
import { memorySource } from '../content/byte-source.ts';
import { contentOf } from '../content/content.ts';
import type { Hosts } from '../hosts/create-host.ts';
import { checkChild, checkEmbedded, checkReason } from './check-extracted.ts';
import { detectType, typeOfName, type Detection } from './detect-type.ts';
import { publishFailure, reasonOf, workerDied } from './failure.ts';
import type { ExtractionBudget } from './extraction-budget.ts';
import type { Handover } from './handover.ts';
import { childUrl, createItemCollector, tooManyMembers, type ContentFacts, type ItemCollector } from './item-collector.ts';
import { createMemberTurns } from './member-turns.ts';
import { verdictsOf, type Selection } from './select.ts';
import type { SelectionTable, TableEntry } from './selection-table.ts';
import { publishStep, type Step } from './steps.ts';

export interface ExtractionParts {
  readonly table: SelectionTable;
  readonly hosts: Hosts;
  readonly signal: AbortSignal;
  /** Something was extracted: the work goes on. */
  onProgress(): void;
}

/** One extraction, with all that it hands on. */
export interface ExtractionRun extends ExtractionParts {
  readonly budget: ExtractionBudget;
  /** Absent where everything is held until the end. */
  readonly handover?: Handover;
}

/** The extractor that takes the content: the first that fits and does not decline. */
export interface Choice {
  readonly selection: Selection<TableEntry>;
  readonly chosen?: TableEntry;
  readonly revision: string;
}

export async function chooseExtractor(content: Content, detection: Detection, table: SelectionTable): Promise<Choice> {
  const { url } = content;
  publishStep(() => ({ type: 'detected', url, mimeType: detection.mimeType, by: detection.by }));
  const selection = table.select({ mimeType: detection.mimeType, name: content.name, certain: detection.by === 'content' });
  const chosen = await firstThatReads(content, selection);
  for (const { extension: extractor, ...verdict } of verdictsOf(selection, chosen?.id))
    publishStep(() => ({ type: 'candidate', url, extractor, ...verdict }));
  return { selection, ...(chosen && { chosen }), revision: table.revision(selection, chosen?.id) };
}

async function firstThatReads(content: Content, { ordered }: Selection<TableEntry>): Promise<TableEntry | undefined> {
  for (const candidate of ordered) if ((await candidate.extractor.canExtract?.(content)) ?? true) return candidate;
  return undefined;
}

/**
 * Runs the chosen extractor and everything it hands on. The first item is the content's own; of the others, those that were not handed over
 * before. Throws what the extractor throws.
 */
export async function extractContent(
  content: Content,
  facts: ContentFacts,
  choice: Choice,
  run: ExtractionRun,
): Promise<readonly ItemRecord[]> {
  const { chosen } = choice;
  const collector = createItemCollector(content, facts, run.budget);
  if (!chosen) {
    collector.mark('named', notRead(content.mimeType, choice));
    return collector.items();
  }
  const parent: Parent = { content, facts, collector, run };
  const markLimit = (limit: ItemReason | undefined): void => limit && collector.mark('partial', limit);
  const turns = createMemberTurns(run.handover, facts.parentUrl === undefined);
  const host = run.hosts.extractor({ plugin: chosen.plugin, id: chosen.id }, run.signal, {
    async addItem(text, metadata, child) {
      run.onProgress();
      publishStep(() => itemStep(child ? childUrl(content.url, child.key) : content.url, text, metadata));
      if (!child) return collector.addItem(text, metadata);
      checkChild(child);
      return turns.take({
        key: child.key,
        isWhole: false,
        isKnown: () => collector.has(child),
        work: () => collector.addItem(text, metadata, child),
        passOver: () => void run.budget.takeMember(),
        recordDeath: () => recordDeath(child, {}, parent),
      });
    },
    async addContent(embedded) {
      run.onProgress();
      checkEmbedded(embedded);
      return turns.take({
        key: embedded.key,
        isWhole: true,
        isKnown: () => false,
        work: () => addContent(embedded, parent),
        passOver: () => markLimit(limitReached(embedded, run.budget)),
        recordDeath: () => recordDeath({ size: embedded.bytes.length, ...embedded }, embedded.metadata, parent),
      });
    },
    markPartial(reason) {
      checkReason(reason);
      collector.mark('partial', reason);
    },
  });
  const close = run.handover?.open(collector);
  const { url } = content;
  const started = performance.now();
  publishStep(() => ({ type: 'extract', url, extractor: chosen.id, version: chosen.extractor.version }));
  try {
    await chosen.extractor.extract(host, content, facts.metadata);
    publishStep(() => ({ type: 'extracted', url, extractor: chosen.id, tookMs: performance.now() - started }));
    await turns.done();
    if (facts.parentUrl === undefined) await run.handover?.finalRoom(collector.ownCharacters());
    return collector.items();
  } finally {
    close?.();
  }
}

const shownCharacters = 400;

const itemStep = (url: string, text: string, metadata: MetadataFields = {}): Step => ({
  type: 'item',
  url,
  text: text.slice(0, shownCharacters),
  characters: text.length,
  metadata: { ...metadata },
});

/** Why nothing was chosen: nothing reads the type, or what does had a look and would not. */
export function notRead(mimeType: string, { selection }: Choice): ItemReason {
  const declined = selection.ordered.map(({ id }) => id).join(', ');
  if (declined === '') return { code: 'unsupported', text: `No enabled extractor reads ${mimeType}; it is found by name.` };
  return {
    code: 'declined',
    text: `It was taken for ${mimeType}, but ${declined} would not read it: it may be damaged, or something else.`,
  };
}

interface Parent {
  readonly content: Content;
  readonly facts: ContentFacts;
  readonly collector: ItemCollector;
  readonly run: ExtractionRun;
}

async function addContent(embedded: EmbeddedContent, parent: Parent): Promise<void> {
  const { run, collector } = parent;
  const limit = limitReached(embedded, run.budget);
  if (limit) collector.mark('partial', limit);
  if (limit?.code === tooManyMembers.code) return;
  const url = childUrl(parent.content.url, embedded.key);
  const head = limit ? new Uint8Array() : embedded.bytes.subarray(0, 65_536);
  const detection = await detectType(embedded.key, head, embedded.mimeType);
  const content = contentOf(memorySource(url, embedded.bytes), { mimeType: detection.mimeType, charset: embedded.charset });
  const facts: ContentFacts = {
    metadata: createMetadata(embedded.metadata),
    modifiedAt: embedded.modifiedAt ?? parent.facts.modifiedAt,
    parentUrl: parent.content.url,
  };
  const reason = limit ?? embedded.unread ?? (embedded.bytes.length === 0 ? empty : undefined);
  if (reason)
    return collector.addFinished([nameOnly({ url, mimeType: detection.mimeType, size: embedded.size ?? content.size }, facts, reason)]);
  const nested = { ...run, budget: { ...run.budget, depth: run.budget.depth - 1 } };
  collector.addFinished(await extractMember(content, facts, detection, nested));
}

const empty: ItemReason = { code: 'empty', text: 'It is empty.' };

/** A member's failure is its own: it is recorded with it and its siblings go on. */
async function extractMember(
  content: Content,
  facts: ContentFacts,
  detection: Detection,
  run: ExtractionRun,
): Promise<readonly ItemRecord[]> {
  try {
    return await extractContent(content, facts, await chooseExtractor(content, detection, run.table), run);
  } catch (error) {
    publishFailure(content.url, error);
    if (run.signal.aborted || authorOutcome(error) === 'retry') throw error;
    return [nameOnly(content, facts, reasonOf(error), authorOutcome(error) === 'skip' ? 'skipped' : 'failed')];
  }
}

function limitReached(embedded: EmbeddedContent, budget: ExtractionBudget): ItemReason | undefined {
  if (!budget.takeMember()) return tooManyMembers;
  if (budget.depth <= 0) return { code: 'limit:depth', text: 'It is nested too deeply; what is further in was left out.' };
  if (!budget.takeProduced(embedded.bytes.length))
    return { code: 'limit:produced', text: 'It unpacks to more than the limit allows; the rest was left out.' };
  return undefined;
}

function recordDeath(child: ChildItem, metadata: MetadataFields | undefined, { content, facts, collector, run }: Parent): void {
  if (!run.budget.takeMember()) return collector.mark('partial', tooManyMembers);
  const place = {
    url: childUrl(content.url, child.key),
    mimeType: child.mimeType ?? typeOfName(child.key),
    size: child.size ?? 0,
  };
  const known: ContentFacts = {
    metadata: createMetadata(metadata),
    modifiedAt: child.modifiedAt ?? facts.modifiedAt,
    parentUrl: content.url,
  };
  collector.addFinished([nameOnly(place, known, workerDied, 'failed')]);
}

function nameOnly(
  content: Pick<Content, 'url' | 'mimeType' | 'size'>,
  facts: ContentFacts,
  reason: ItemReason,
  status: 'skipped' | 'failed' = 'skipped',
): ItemRecord {
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
