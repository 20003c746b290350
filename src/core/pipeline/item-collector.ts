import type { Content } from '../../plugin/content.ts';
import { PaiseError } from '../../plugin/errors.ts';
import { encodePath } from '../../plugin/file-url.ts';
import type { ChildItem } from '../../plugin/hosts.ts';
import type { ItemReason, ItemRecord, ItemStatus } from '../../plugin/item.ts';
import { createMetadata, type Metadata, type MetadataFields } from '../../plugin/metadata.ts';
import { cleanText } from './clean-text.ts';
import type { ExtractionBudget } from './extraction-budget.ts';
import { plainMetadata } from './plain-metadata.ts';

/** An item while it is being put together. */
interface Draft {
  readonly url: string;
  readonly parentUrl?: string;
  readonly mimeType: string;
  readonly size: number;
  readonly modifiedAt: number;
  texts: string[];
  /** Characters of all texts. */
  length: number;
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
  /** Whether text for this child would be added to what it has. */
  has(child: ChildItem): boolean;
  /** How much came together beside the content's own item. */
  gathered(): { readonly items: number; readonly characters: number };
  ownCharacters(): number;
  /** Hands out what came together, with the content's own item as it is so far, without its text. */
  take(): readonly ItemRecord[];
  /** The content's own item, and what came together since the last `take`. */
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
    length: 0,
    metadata: facts.metadata,
    status: 'indexed',
  };
  let children = new Map<string, Draft>();
  let finished: ItemRecord[] = [];
  let characters = 0;

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
      length: 0,
      metadata: createMetadata(),
      status: 'indexed',
    };
    children.set(url, draft);
    return draft;
  }

  const besideOwn = (): ItemRecord[] => Array.from(children.values(), finish).concat(finished);

  return {
    addItem(text, metadata = {}, child) {
      if (typeof text !== 'string') throw badOutput('text', text);
      if (typeof metadata !== 'object' || metadata === null) throw badOutput('metadata', metadata);
      const draft = draftOf(child);
      if (!draft) return mark(own, 'partial', tooManyMembers);
      const { taken, isFull } = budget.takeText(text, draft.length);
      draft.texts.push(cleanText(taken));
      draft.length += taken.length;
      draft.metadata = draft.metadata.merge(plainMetadata(metadata));
      if (draft !== own) characters += taken.length;
      if (taken.length < text.length) mark(draft, 'partial', tooMuchText);
      if (isFull) mark(own, 'partial', tooMuchText);
    },
    addFinished(items) {
      for (const item of items) {
        finished.push(item);
        characters += item.text.length;
      }
    },
    mark: (status, reason) => mark(own, status, reason),
    has: ({ key }) => children.has(childUrl(content.url, key)),
    gathered: () => ({ items: children.size + finished.length, characters }),
    ownCharacters: () => own.length,
    take() {
      const { texts: _texts, length: _length, ...soFar } = own;
      const taken = besideOwn();
      children = new Map();
      finished = [];
      characters = 0;
      return [{ ...soFar, metadata: { ...own.metadata }, status: 'partial', reason: inProgress, text: '' }, ...taken];
    },
    items: () => [finish(own), ...besideOwn()],
  };
}

/** Why there are more parts of a content than are recorded. */
export const tooManyMembers: ItemReason = {
  code: 'limit:members',
  text: 'It has more parts than the limit allows; the rest was left out.',
};
const tooMuchText: ItemReason = { code: 'limit:text', text: 'It has more text than the limit allows; the rest was left out.' };
const inProgress: ItemReason = { code: 'in-progress', text: 'It is being read; what is found so far is searchable.' };

function mark(draft: Draft, status: ItemStatus, reason: ItemReason): void {
  draft.status = status;
  draft.reason = reason;
}

const badOutput = (expected: string, given: unknown): PaiseError =>
  new PaiseError('BAD_PLUGIN_OUTPUT', `addItem was given ${given === null ? 'null' : typeof given} where ${expected} was expected.`);

/** URL of a part of some content: the container's, `!/`, and the part's key. */
export const childUrl = (parentUrl: string, key: string): string => `${parentUrl}!/${encodePath(key.replace(/^\/+/, ''))}`;

function finish({ texts, length: _length, ...draft }: Draft): ItemRecord {
  return { ...draft, metadata: { ...draft.metadata }, text: texts.length === 1 ? (texts[0] ?? '') : texts.join('\n') };
}
