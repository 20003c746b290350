import type { CacheReference, Fingerprint, ItemReason, ItemStatus, SourceItems } from '../../plugin/item.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';
import { withIndexWords } from '../search/analysis/index-item.ts';

/** Items of a source URL of which only the name is indexed, because its content was left out or could not be read. */
export function nameOnlyItems(
  subject: {
    readonly url: string;
    readonly source: string;
    readonly fingerprint: Fingerprint;
    readonly mimeType: string;
    readonly size?: number;
    readonly modifiedAt?: number;
    readonly metadata?: MetadataFields;
    readonly revision: string;
    readonly contentHash?: string;
    readonly cached?: readonly CacheReference[];
  },
  status: ItemStatus,
  reason: ItemReason,
): SourceItems {
  const { url, source, fingerprint, mimeType, revision, contentHash, cached } = subject;
  return {
    sourceUrl: url,
    source,
    fingerprint,
    ...(contentHash !== undefined && { contentHash }),
    revision,
    items: [
      withIndexWords({
        url,
        status,
        reason,
        mimeType,
        size: subject.size ?? 0,
        modifiedAt: subject.modifiedAt ?? 0,
        metadata: { ...subject.metadata },
        text: '',
      }),
    ],
    ...(cached && { cached }),
  };
}
