import { readFrontMatter } from '../../kit/front-matter/read-front-matter.ts';
import { absoluteLinks } from '../../kit/html-text/links.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata } from '../../plugin/metadata.ts';
import { frontMatterMetadata, frontMatterText } from './front-matter-metadata.ts';
import { readDialects } from './note-dialects.ts';
import { readMarkdown } from './read-markdown.ts';

export async function extractMarkdown(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const { fields, body } = await readFrontMatter(await content.text());
  const note = readDialects(body);
  const document = readMarkdown(note.body);
  const said = frontMatterMetadata(fields);
  const { headings } = document;
  const links = absoluteLinks(document.links, content.url);
  const tags = [...new Set([...(said.tags ?? []), ...(note.properties.get('tags') ?? []), ...document.tags])];
  const title = said.title ?? note.properties.get('title')?.join(', ') ?? document.title;
  const text = [document.text, frontMatterText(fields)].filter((part) => part !== '').join('\n');
  await host.addItem(
    text,
    metadata.merge({
      ...said,
      ...(title !== undefined && { title }),
      ...(tags.length > 0 && { tags }),
      ...(headings.length > 0 && { headings }),
      ...(links.length > 0 && { links }),
    }),
  );
}
