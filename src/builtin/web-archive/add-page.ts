import { declaredLabel } from '../../kit/html-text/declared-charset.ts';
import { absoluteLinks } from '../../kit/html-text/links.ts';
import { pageMetadata } from '../../kit/html-text/page-metadata.ts';
import { pageText } from '../../kit/html-text/page-text.ts';
import { readPage } from '../../kit/html-text/read-html.ts';
import { decodeBytes, knownCharset } from '../../kit/mime/charset.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import { createMetadata, type MetadataFields } from '../../plugin/metadata.ts';

export interface SavedPage {
  readonly bytes: Uint8Array;
  /** As declared beside the page. */
  readonly charset?: string;
  readonly url?: string;
}

/** The page that an archive was made for is the archive's own item: what it says counts before what the archive knows. */
export async function addPage(host: ContentExtractorHost, { bytes, charset, url }: SavedPage, known: MetadataFields): Promise<void> {
  const label = charset !== undefined && knownCharset(charset) !== undefined ? charset : declaredLabel(bytes);
  const page = readPage(decodeBytes(bytes, label?.toLowerCase().startsWith('utf-16') ? undefined : label));
  const { headings, aside } = page;
  const links = absoluteLinks(page.links, page.base ?? url ?? '');
  const said = pageMetadata(page);
  const fields = {
    ...known,
    ...said,
    ...(url !== undefined && { url }),
    ...(headings.length > 0 && { headings }),
    ...(links.length > 0 && { links }),
    ...(aside !== '' && { aside }),
  };
  await host.addItem(pageText(page.text, said), createMetadata(fields));
}
