import type { MetadataFields } from './metadata.ts';
import type { TextField } from './query.ts';

/**
 * How far the content of an item is in the index.
 *
 * - `indexed`: all of it.
 * - `partial`: a limit was reached; what was read is searchable.
 * - `named`: no extractor reads this type; the item is found by name, path and type.
 * - `skipped`: left out on purpose (empty, encrypted, a secret, too large); found by name.
 * - `failed`: reading or extracting failed; found by name, listed with its reason.
 * @since 0.1
 */
export type ItemStatus = 'indexed' | 'partial' | 'named' | 'skipped' | 'failed';

/**
 * Why an item is not simply `indexed`.
 * @since 0.1
 */
export interface ItemReason {
  /** Short and stable, for filters: `unsupported`, `too-large`, `permission`, `encrypted`, `timeout`. */
  readonly code: string;
  /** One sentence for a person. */
  readonly text: string;
}

/**
 * What identifies a state of content without reading it, for example device, inode, size and time of a file, or an ETag.
 * Two equal fingerprints mean the same bytes; empty means unknown, which never equals anything.
 *
 * It may contain one space. What stands before it is what a rename leaves alone (inode, size and time of a file): an unknown URL that agrees
 * so far with one that vanished is taken for the same content at a new place.
 * @since 0.1
 */
export type Fingerprint = string;

/**
 * One searchable thing: a file, a mail, a member of an archive. What a data storage keeps for it.
 * @since 0.1
 */
export interface ItemRecord {
  /** Unique. The item of a source URL has that URL; children add `!/` and their key. */
  readonly url: string;
  /** URL of the item that this one is part of. */
  readonly parentUrl?: string;
  readonly status: ItemStatus;
  readonly reason?: ItemReason;
  readonly mimeType: string;
  /** Bytes of the content. */
  readonly size: number;
  /** Unix time in milliseconds: the file's, or the message's. Sorting and date filters use it. */
  readonly modifiedAt: number;
  /** Everything the extractor and the fetcher said. `title`, `headings` and `tags` are indexed as fields of their own. */
  readonly metadata: MetadataFields;
  /** The text to index and to make snippets of. Empty for items that are found by name only. */
  readonly text: string;
  /**
   * Words that text, title and name contain but do not spell out, separated by spaces: parts of identifiers (`camelCase` → `camel case`)
   * and words of languages that do not separate them. They match like body words, with little weight and in no phrase.
   */
  readonly extraTerms?: string;
  /**
   * For fields whose words are not indexed as they stand: the words to index instead, separated by spaces. Words of languages other than English are
   * reduced to stems, and text without spaces between words is cut into pieces.
   */
  readonly words?: Readonly<Partial<Record<TextField, string>>>;
  /** Primary subtag of the language, as declared or detected. */
  readonly language?: string;
}

/**
 * Bytes in a plugin's part of the cache.
 * @since 0.1
 */
export interface CacheReference {
  readonly plugin: string;
  readonly cacheId: string;
}

/**
 * The items that came out of one source URL, and what they were made with. Replaces what was stored for that URL before.
 * @since 0.1
 */
export interface SourceItems {
  /** URL that the source scheduled. Also the URL of the first item. */
  readonly sourceUrl: string;
  /** `<plugin>/<extension>` of the source that listed it. */
  readonly source: string;
  readonly fingerprint: Fingerprint;
  /** Hash of the bytes, when they were read: equal hashes mean equal bytes. */
  readonly contentHash?: string;
  /** `<plugin>/<extension>` of the extractor that ran; absent where none did. */
  readonly extractor?: string;
  /** Digest of everything but the bytes that decided the result: the extractors considered, their versions and options. */
  readonly revision: string;
  /** The first item is the one of `sourceUrl`; the others are its descendants. Never empty. */
  readonly items: readonly ItemRecord[];
  /**
   * The texts in a compact form that the storage keeps and hands back as they are, for extractors whose text is costly to make again.
   * Shared by all source URLs with the same `key`. Absent where the text is read again from its source when it is needed.
   */
  readonly kept?: { readonly key: string; readonly bytes: Uint8Array };
  /** Cached bytes that the items were made of. They are kept as long as some source URL refers to them. */
  readonly cached?: readonly CacheReference[];
}

/**
 * What a storage knows of one source URL without its text. Decides whether there is anything to do.
 * @since 0.1
 */
export interface SourceState {
  /** Id of the URL's own item. */
  readonly id: number;
  readonly url: string;
  readonly source: string;
  readonly fingerprint: Fingerprint;
  readonly contentHash?: string;
  readonly extractor?: string;
  readonly revision: string;
  readonly status: ItemStatus;
  readonly mimeType: string;
  /** Generation of the write, see {@link StorageWrite}. */
  readonly generation: number;
}

/**
 * An item as read back.
 * @since 0.1
 */
export interface StoredItem extends Omit<ItemRecord, 'text' | 'extraTerms' | 'words'> {
  /** Positive and never used again for another item. */
  readonly id: number;
  readonly sourceUrl: string;
  readonly source: string;
  readonly fingerprint: Fingerprint;
  readonly contentHash?: string;
  readonly extractor?: string;
  readonly revision: string;
  /** Key of the kept texts, see {@link SourceItems.kept}. */
  readonly keptKey?: string;
  /** Unix time in milliseconds at which the storage wrote it. */
  readonly indexedAt: number;
}
