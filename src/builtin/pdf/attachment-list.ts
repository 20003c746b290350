import type { ContentExtractorHost, EmbeddedContent } from '../../plugin/hosts.ts';

/** Hands attachments on, each under a key of its own. */
export interface AttachmentList {
  add(attachment: EmbeddedContent): Promise<void>;
  names(): readonly string[];
}

export function createAttachmentList(host: Pick<ContentExtractorHost, 'addContent'>): AttachmentList {
  const used = new Map<string, number>();
  return {
    async add(attachment) {
      const earlier = used.get(attachment.key) ?? 0;
      used.set(attachment.key, earlier + 1);
      await host.addContent(earlier === 0 ? attachment : { ...attachment, key: `${earlier + 1}/${attachment.key}` });
    },
    names: () => [...used.keys()],
  };
}
