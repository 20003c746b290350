import type { Content } from '../../plugin/content.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { encodePath } from '../../plugin/file-url.ts';
import type { ChildItem } from '../../plugin/hosts.ts';
import type { ItemReason, ItemRecord, ItemStatus } from '../../plugin/item.ts';
import { createMetadata, type Metadata, type MetadataFields } from '../../plugin/metadata.ts';
import type { ExtractionBudget } from './extraction-budget.ts';

/** An item while it is being put together. */
interface Draft {
  readonly url: string;
  readonly parentUrl?: string;
  readonly mimeType: string;
  readonly size: number;
  readonly modifiedAt: number;
  texts: string[];
  metadata: Metadata;
  status: ItemStatus;
  reason?: ItemReason;
}

/** Gathers what an extractor adds for one content: its own item first, then children in the order of their first mention. */
export interface ItemCollector {
  addItem(text: string, metadata?: MetadataFields, child?: ChildItem): void;
  /** Puts items in that another extractor made of embedded content. */
  addFinished(items: readonly ItemRecord[]): void;
  /** The content's own status, when it is not simply what was added. */
  mark(status: ItemStatus, reason: ItemReason): void;
  items(): readonly ItemRecord[];
}

export interface ContentFacts {
  readonly metadata: Metadata;
  readonly modifiedAt: number;
  readonly parentUrl?: string;
}

export function createItemCollector(content: Content, facts: ContentFacts, budget: ExtractionBudget): ItemCollector {
  const own: Draft = {
    url: content.url,
    ...(facts.parentUrl !== undefined && { parentUrl: facts.parentUrl }),
    mimeType: content.mimeType,
    size: content.size,
    modifiedAt: facts.modifiedAt,
    texts: [],
    metadata: facts.metadata,
    status: 'indexed',
  };
  const children = new Map<string, Draft>();
  const finished: ItemRecord[] = [];
  const mark = (status: ItemStatus, reason: ItemReason): void => {
    own.status = status;
    own.reason = reason;
  };

  function draftOf(child: ChildItem | undefined): Draft | undefined {
    if (!child) return own;
    const url = childUrl(content.url, child.key);
    const known = children.get(url);
    if (known) return known;
    if (!budget.takeMember()) return undefined;
    const draft: Draft = {
      url,
      parentUrl: content.url,
      mimeType: child.mimeType ?? content.mimeType,
      size: child.size ?? 0,
      modifiedAt: child.modifiedAt ?? facts.modifiedAt,
      texts: [],
      metadata: createMetadata(),
      status: 'indexed',
    };
    children.set(url, draft);
    return draft;
  }

  return {
    addItem(text, metadata = {}, child) {
      if (typeof text !== 'string') throw badOutput('text', text);
      if (typeof metadata !== 'object' || metadata === null) throw badOutput('metadata', metadata);
      const draft = draftOf(child);
      if (!draft)
        return mark('partial', { code: 'limit:members', text: 'It has more parts than the limit allows; the rest was left out.' });
      const taken = budget.takeText(text);
      draft.texts.push(clean(taken));
      draft.metadata = draft.metadata.merge(metadata);
      if (taken.length < text.length)
        mark('partial', { code: 'limit:text', text: 'It has more text than the limit allows; the rest was left out.' });
    },
    addFinished: (items) => finished.push(...items),
    mark,
    items: () => [own, ...children.values()].map(finish).concat(finished),
  };
}

const badOutput = (expected: string, given: unknown): PaiseError =>
  new PaiseError('BAD_PLUGIN_OUTPUT', `addItem was given ${given === null ? 'null' : typeof given} where ${expected} was expected.`);

/** URL of a part of some content: the container's, `!/`, and the part's key. */
export const childUrl = (parentUrl: string, key: string): string => `${parentUrl}!/${encodePath(key.replace(/^\/+/, ''))}`;

function finish({ texts, ...draft }: Draft): ItemRecord {
  return { ...draft, metadata: { ...draft.metadata }, text: texts.length === 1 ? (texts[0] ?? '') : texts.join('\n') };
}

/** Lone surrogates and NULs survive neither UTF-8 nor a database. */
const clean = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', ' ') : text).toWellFormed();
