import { isoDate } from '../../kit/dates/iso-date.ts';
import { createLinkList } from '../../kit/html-text/links.ts';
import { readHtml } from '../../kit/html-text/read-html.ts';
import { readXmlBytes } from '../../kit/xml-tokens/read-xml-bytes.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Elements of GPX 1.1 and KML 2.3 that are for people. */
const shown = new Set(
  'name desc description cmt src type text author keywords email address phoneNumber Snippet snippet value SimpleData displayName creator'.split(
    ' ',
  ),
);
const longest = 64 * 1024 ** 2;

/** Names, comments and data; coordinates are left out, of which there may be millions. */
export async function readPlaces(stream: AsyncIterable<Uint8Array>): Promise<{ readonly text: string; readonly metadata: MetadataFields }> {
  const lines: string[] = [];
  const links = createLinkList();
  const found: { title?: string; author?: string; description?: string; keywords?: string; time?: string } = {};
  const path: string[] = [];
  let depth = 0;
  let text = '';
  let length = 0;

  function keep(name: string, parent: string, value: string): void {
    if (value === '') return;
    const isTop = depth <= 3;
    if (name === 'name' && parent === 'author') found.author ??= value;
    else if (name === 'author' || name === 'creator') found.author ??= value;
    else if (name === 'name' && isTop) found.title ??= value;
    else if ((name === 'desc' || name === 'description') && isTop) found.description ??= value;
    else if (name === 'keywords') found.keywords ??= value;
    else if (name === 'time') found.time ??= value;
    if (!shown.has(name)) return;
    lines.push(value);
    length += value.length;
  }

  await readXmlBytes(
    stream,
    {
      open(name, attributes) {
        depth += 1;
        if (depth < 64) path[depth] = name;
        text = '';
        const target = name === 'link' || name === 'a' ? attributes.get('href') : undefined;
        links.add(target);
      },
      text(piece) {
        if (text.length < longest) text += piece;
      },
      close(name) {
        const parent = path[Math.min(depth, 63) - 1] ?? '';
        if (shown.has(name) || (name === 'time' && parent === 'metadata')) keep(name, parent, plain(text));
        text = '';
        depth = Math.max(0, depth - 1);
      },
    },
    () => length > longest,
  );
  const { title, author, description, keywords, time } = found;
  const [createdAt, targets] = [isoDate(time ?? ''), links.targets()];
  const tags =
    keywords
      ?.split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '') ?? [];
  return {
    text: lines.join('\n'),
    metadata: {
      ...(title !== undefined && { title }),
      ...(author !== undefined && { authors: [author] }),
      ...(description !== undefined && { description }),
      ...(tags.length > 0 && { tags }),
      ...(createdAt !== undefined && { createdAt }),
      ...(targets.length > 0 && { links: targets }),
    },
  };
}

/** Descriptions are often pages of HTML. */
const plain = (text: string): string => (/<[a-z/!]/i.test(text) ? readHtml(text).text : text.replaceAll(/\s+/g, ' ').trim());
