import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Something that was fetched for a page, or a page. */
export interface Resource {
  readonly key: string;
  /** Lower case, without parameters; empty where nobody said. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly charset?: string;
  readonly modifiedAt?: number;
  readonly metadata?: MetadataFields;
}

/** What pages are made of besides their text. */
const forBrowsers = /^(?:text\/(?:css|javascript)|application\/(?:x-)?(?:javascript|ecmascript|font|vnd\.ms-fontobject|wasm)|font\/)/;
const media = /^(?:image|audio|video)\/(?!svg)/;

/** Pages and documents are read on; of pictures and the like there are many, and they are found by name; styles and scripts are left out. */
export async function addResource(host: ContentExtractorHost, resource: Resource): Promise<void> {
  const { key, mimeType, bytes, charset, modifiedAt, metadata } = resource;
  if (forBrowsers.test(mimeType)) return;
  const child = { key, ...(mimeType !== '' && { mimeType }), ...(modifiedAt !== undefined && { modifiedAt }) };
  if (media.test(mimeType) || bytes.length === 0) return host.addItem('', metadata, { ...child, size: bytes.length });
  await host.addContent({ ...child, bytes, ...(charset !== undefined && { charset }), ...(metadata && { metadata }) });
}
