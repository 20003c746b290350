import { TextDecoder } from 'node:util';
import { readHtml } from '../../../kit/html-text/read-html.ts';
import { cleanText } from '../../../kit/plain-text/clean-text.ts';
import { readXmlBytes } from '../../../kit/xml-tokens/read-xml-bytes.ts';
import { xmlCharset } from '../../../kit/xml-tokens/xml-charset.ts';
import type { ZipParts } from '../../../kit/zip/index.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { markProblems, openParts } from '../open-parts.ts';
import { packageFields } from './package-fields.ts';
import { readContents } from './read-contents.ts';
import { packagePath, readPackage, type EpubPackage } from './read-package.ts';
import { resolvePath } from './resolve-path.ts';

const pageType = 'application/xhtml+xml';
const longestChapter = 64 * 1024 ** 2;

/** Reads a book of EPUB 2 or 3: what it says about itself and its contents as its own item, each chapter as a child, in reading order. */
export async function extractEpub(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const parts = await openParts(content);
  const path = await packagePath(parts);
  if (path === undefined) throw new RejectContent('There is no book in it.');
  const book = await readPackage(parts, path);
  const titles = await contentsOf(parts, book);
  const fields = packageFields(book);
  const headings = [...new Set(titles.values())];
  const about = [...(book.metadata.get('title') ?? []).slice(1), fields.description ?? '', ...headings].join('\n').trim();
  await host.addItem(cleanText(about), metadata.merge({ ...fields, ...(headings.length > 0 && { headings }) }));
  const encrypted = await encryptedPaths(parts);
  let isLocked = false;
  for (const chapter of chaptersOf(book, parts)) {
    if (host.signal.aborted) return;
    if (encrypted.has(chapter)) isLocked = true;
    else await addChapter({ host, parts, titles }, chapter);
  }
  markProblems(host, parts);
  if (isLocked) host.markPartial({ code: 'encrypted', text: 'Its text is protected (DRM); what it says about itself is indexed.' });
}

async function contentsOf(parts: ZipParts, { manifest, toc }: EpubPackage): Promise<ReadonlyMap<string, string>> {
  const items = [...manifest.values()];
  const navigation = items.find(({ isNavigation }) => isNavigation);
  const titles = navigation === undefined ? new Map<string, string>() : await readContents(parts, navigation.path);
  if (titles.size > 0) return titles;
  const older = manifest.get(toc ?? '') ?? items.find(({ mimeType }) => mimeType === 'application/x-dtbncx+xml');
  return older === undefined ? titles : readContents(parts, older.path);
}

/**
 * The chapters in reading order, then the pages that lie beside them, such as notes; where a damaged package names none, all pages in the order
 * of the archive.
 */
function chaptersOf({ spine, manifest }: EpubPackage, parts: ZipParts): ReadonlySet<string> {
  const beside = [...manifest.values()].filter(({ mimeType, isNavigation }) => mimeType === pageType && !isNavigation);
  const listed = [...spine.flatMap((id) => manifest.get(id) ?? []), ...beside].map(({ path }) => path).filter((path) => parts.has(path));
  return new Set(listed.length > 0 ? listed : parts.names().filter((name) => /\.x?html?$/i.test(name)));
}

interface OpenBook {
  readonly host: ContentExtractorHost;
  readonly parts: ZipParts;
  readonly titles: ReadonlyMap<string, string>;
}

async function addChapter({ host, parts, titles }: OpenBook, path: string): Promise<void> {
  const bytes = await parts.bytes(path, longestChapter);
  if (bytes === undefined) return;
  const page = readHtml(new TextDecoder(xmlCharset(bytes)).decode(bytes), true);
  const title = titles.get(path) ?? page.headings[0] ?? page.title;
  if (page.text === '' && title === undefined) return;
  await host.addItem(
    cleanText(page.text),
    {
      ...(title !== undefined && { title }),
      ...(page.headings.length > 0 && { headings: page.headings }),
      ...(page.links.length > 0 && { links: page.links.filter((link) => /^[a-z][a-z\d+.-]*:/i.test(link)) }),
    },
    { key: path, mimeType: pageType, size: bytes.length },
  );
}

/** Fonts may be scrambled, which is no protection of the text. */
async function encryptedPaths(parts: ZipParts): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  await readXmlBytes(parts.stream('META-INF/encryption.xml'), {
    open(name, attributes) {
      if (name === 'CipherReference') paths.add(resolvePath('', attributes.get('URI') ?? ''));
    },
    close: () => undefined,
    text: () => undefined,
  });
  return paths;
}
