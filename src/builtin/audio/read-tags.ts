import type { IAudioMetadata } from 'music-metadata';
import type { Content } from '../../plugin/content.ts';
import { mediaBlob } from './media-blob.ts';

export interface MediaTags {
  /** As far as it was read. */
  readonly tags?: IAudioMetadata;
  readonly damaged: boolean;
}

export async function readTags(content: Content): Promise<MediaTags> {
  // Not the door for Node, which would load what opens files.
  const { parseBlob } = await import('music-metadata');
  let tags: IAudioMetadata | undefined;
  try {
    const options = { duration: false, skipCovers: true, includeChapters: true, mkvUseIndex: true } as const;
    tags = await parseBlob(mediaBlob(content), { ...options, observer: ({ metadata }) => void (tags = metadata) });
    return { tags, damaged: false };
  } catch {
    // The file ends early, or is not of the kind that it seems. What came before that is there.
    return { ...(tags && { tags }), damaged: true };
  }
}
