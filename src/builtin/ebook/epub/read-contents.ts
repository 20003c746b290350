import { readXmlBytes } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import type { ZipParts } from '../../../kit/zip/index.ts';
import { resolvePath } from './resolve-path.ts';

const mostEntries = 10_000;
const longestTitle = 1000;

/** Titles of the table of contents by the path of their chapter; of several, the first. */
export async function readContents(parts: ZipParts, path: string): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  let title = '';
  let target: string | undefined;
  let isTitle = false;
  /** EPUB 3 has a list of landmarks and one of pages beside it. */
  let isContents = true;

  function add(): void {
    const tidy = title.replaceAll(/\s+/g, ' ').trim();
    if (target !== undefined && tidy !== '' && !titles.has(target) && titles.size < mostEntries) titles.set(target, tidy);
    target = undefined;
    title = '';
  }

  await readXmlBytes(parts.stream(path), {
    open(name, attributes) {
      if (name === 'nav') isContents = (attributes.get('epub:type') ?? 'toc').split(/\s+/).includes('toc');
      else if (name === 'navLabel' || (name === 'a' && isContents)) {
        isTitle = true;
        title = '';
        const href = attributes.get('href');
        target = href === undefined ? undefined : resolvePath(path, href);
      } else if (name === 'content') {
        target = resolvePath(path, attributes.get('src') ?? '');
        add();
      }
    },
    close(name) {
      if (name === 'navLabel') isTitle = false;
      else if (name === 'a' && isTitle) {
        isTitle = false;
        add();
      }
    },
    text(piece) {
      if (isTitle && title.length < longestTitle) title += piece;
    },
  });
  return titles;
}
