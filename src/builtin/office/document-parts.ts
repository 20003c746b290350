import { openZipParts, type ZipParts } from '../../kit/zip/index.ts';
import { readXmlBytes } from '../../kit/xml-tokens/read-xml-bytes.ts';
import type { XmlStreamHandler } from '../../kit/xml-tokens/xml-stream.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { ItemReason } from '../../plugin/item.ts';

/** What a document consists of: files of an archive, or of one XML file that holds them all. */
export type DocumentParts = Pick<ZipParts, 'names' | 'has' | 'bytes' | 'stream' | 'problems'>;

export async function partsOf(content: Content): Promise<DocumentParts | undefined> {
  return openZipParts({ size: content.size, bytes: (start, end) => content.bytes({ start, end }) });
}

export async function readPart(parts: DocumentParts, name: string, handler: XmlStreamHandler, isFull?: () => boolean): Promise<void> {
  await readXmlBytes(parts.stream(name), handler, isFull);
}

const reasons: readonly ItemReason[] = [
  { code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' },
  { code: 'too-large', text: 'A part of it unpacks to more than is read.' },
  { code: 'encrypted', text: 'A part of it is encrypted.' },
  { code: 'unsupported', text: 'A part of it is compressed in an unknown way.' },
];

/** Says what is wrong with the archive, after all is read. */
export function markProblems(host: ContentExtractorHost, parts: DocumentParts): void {
  const problems = parts.problems();
  const reason = problems.has('overlapping') ? reasons[0] : reasons.find(({ code }) => (problems as ReadonlySet<string>).has(code));
  if (reason !== undefined) host.markPartial(reason);
}
