import { z } from 'paise2/plugin';
import { shortId, type Feed } from './feed.ts';

const author = z.object({ name: z.string().default('') });
const item = z.object({
  id: z.coerce.string(),
  url: z.string().default(''),
  title: z.string().default(''),
  content_html: z.string().default(''),
  content_text: z.string().default(''),
  summary: z.string().default(''),
  date_published: z.string().default(''),
  date_modified: z.string().default(''),
  authors: z.array(author).default([]),
  author: author.optional(),
  tags: z.array(z.string()).default([]),
});
const feed = z.object({
  version: z.string().includes('jsonfeed.org'),
  title: z.string().default(''),
  items: z.array(z.unknown()).default([]),
});

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Items that are not as they should be are passed over. */
export function readJsonFeed(text: string): Feed | undefined {
  const read = feed.safeParse(parsed(text));
  if (!read.success) return undefined;
  const items = read.data.items.flatMap((given) => item.safeParse(given).data ?? []);
  return {
    title: read.data.title,
    entries: items.map((one) => ({
      id: shortId(one.id),
      title: one.title,
      link: one.url,
      authors: [...one.authors, ...(one.author ? [one.author] : [])].map(({ name }) => name).filter((name) => name !== ''),
      tags: one.tags,
      date: one.date_published || one.date_modified,
      content: one.content_html || escaped(one.content_text || one.summary),
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
