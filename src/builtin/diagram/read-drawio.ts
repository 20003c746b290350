import { inflateRawSync } from 'node:zlib';
import { readHtml } from '../../kit/html-text/read-html.ts';
import { createLinkList, type LinkList } from '../../kit/html-text/links.ts';
import { readXml } from '../../kit/xml-tokens/read-xml.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

const mostProduced = 64 * 1024 ** 2;
const mostPages = 1000;
/** Attributes of cells and of objects around them that are shown; all that a person added to an object is data too. */
const technical = new Set(
  'id style parent source target vertex edge x y width height as relative connectable visible placeholders'.split(' '),
);

/** Files of diagrams.net: pages of cells whose labels are HTML; a page may be deflated. */
export function readDrawio(source: string): { readonly text: string; readonly metadata: MetadataFields } {
  const lines: string[] = [];
  const pages: string[] = [];
  const links = createLinkList();
  let packed = '';
  let isPage = false;
  readXml(source, {
    open(name, attributes) {
      isPage = name === 'diagram';
      packed = '';
      if (!isPage) return readCell(name, attributes, { lines, links });
      const title = attributes.get('name');
      if (title === undefined || pages.length >= mostPages) return;
      pages.push(title);
      lines.push(title);
    },
    text(piece) {
      if (isPage) packed += piece;
    },
    close(name) {
      if (name === 'diagram' && packed.trim() !== '')
        readXml(unpack(packed), { open: (cell, attributes) => readCell(cell, attributes, { lines, links }), text: ignore, close: ignore });
      packed = '';
    },
  });
  const targets = links.targets();
  return {
    text: lines.join('\n'),
    metadata: { ...(pages.length > 0 && { headings: pages }), ...(targets.length > 0 && { links: targets }) },
  };
}

const ignore = (): void => undefined;

/** Base64, raw deflate, percent encoding. What is none of this says nothing. */
function unpack(packed: string): string {
  try {
    return decodeURIComponent(inflateRawSync(Buffer.from(packed.trim(), 'base64'), { maxOutputLength: mostProduced }).toString('latin1'));
  } catch {
    return '';
  }
}

function readCell(
  name: string,
  attributes: ReadonlyMap<string, string>,
  { lines, links }: { readonly lines: string[]; readonly links: LinkList },
): void {
  if (name !== 'mxCell' && name !== 'object' && name !== 'UserObject') return;
  for (const [attribute, value] of attributes) {
    if (technical.has(attribute) || value === '') continue;
    if (attribute === 'link') links.add(value);
    const text = value.includes('<') || value.includes('&') ? readHtml(value).text : value;
    if (text !== '') lines.push(text);
  }
}
