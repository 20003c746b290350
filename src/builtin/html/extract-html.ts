import { absoluteLinks } from '../../kit/html-text/links.ts';
import { pageMetadata } from '../../kit/html-text/page-metadata.ts';
import { pageText } from '../../kit/html-text/page-text.ts';
import { readPage } from '../../kit/html-text/read-html.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { declaredCharset } from './charset.ts';

export async function extractHtml(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const html = await content.text(await declaredCharset(content));
  const isXhtml = content.mimeType === 'application/xhtml+xml' || /^\s{0,99}<\?xml\s/.test(html);
  const page = readPage(html, isXhtml);
  const fields = pageMetadata(page);
  const base = page.base !== undefined && URL.canParse(page.base, content.url) ? new URL(page.base, content.url).href : content.url;
  const { headings, aside } = page;
  const links = absoluteLinks(page.links, base);
  await host.addItem(
    pageText(page.text, fields),
    metadata.merge({
      ...fields,
      ...(headings.length > 0 && { headings }),
      ...(links.length > 0 && { links }),
      ...(aside !== '' && { aside }),
    }),
  );
}
