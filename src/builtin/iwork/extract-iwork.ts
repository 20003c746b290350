import { cleanText } from '../../kit/plain-text/clean-text.ts';
import { bytesAsSource, openZipParts, type ZipParts } from '../../kit/zip/index.ts';
import type { Content } from '../../plugin/content.ts';
import type { ContentExtractorHost } from '../../plugin/hosts.ts';
import type { Metadata, MetadataFields } from '../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../plugin/outcomes.ts';
import { readArchives } from './archive/read-archives.ts';
import { readProperties } from './read-properties.ts';
import { readXmlDocument } from './xml/read-xml-document.ts';

export interface IworkDocument {
  readonly text: string;
  readonly fields: MetadataFields;
  readonly isDamaged: boolean;
}

const largestIndex = 512 * 1024 ** 2;

/** A document is an archive with one XML file (until 2009), or with archives of protocol buffers (since 2013). */
export async function extractIwork(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const parts = await openZipParts({ size: content.size, bytes: (start, end) => content.bytes({ start, end }) });
  if (parts === undefined) throw new RejectContent('It is no document of Pages, Numbers or Keynote.');
  const index = await indexOf(parts);
  // What follows the password's hint and verifier is encrypted (AES).
  if (partNamed(index, /(?:^|\/)\.iwp[hv]2?$/) !== undefined || partNamed(parts, /(?:^|\/)\.iwp[hv]2?$/) !== undefined)
    throw new SkipContent('It is protected with a password.', 'encrypted');
  const document = await readDocument(index);
  if (document === undefined) throw obstacle(index);
  const fields = { ...(await readProperties(parts)), ...document.fields };
  await host.addItem(cleanText(document.text), metadata.merge(fields));
  const problems = [...parts.problems(), ...index.problems()];
  if (problems.includes('too-large')) host.markPartial({ code: 'too-large', text: 'A part of it unpacks to more than is read.' });
  else if (document.isDamaged || problems.length > 0)
    host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}

/** Documents that are folders keep the archives in an archive of their own, which stays when the folder is packed. */
async function indexOf(parts: ZipParts): Promise<ZipParts> {
  const inner = partNamed(parts, /(?:^|\/)index\.zip$/i);
  const bytes = inner === undefined ? undefined : await parts.bytes(inner, largestIndex);
  return (bytes && (await openZipParts(bytesAsSource(bytes)))) ?? parts;
}

async function readDocument(parts: ZipParts): Promise<IworkDocument | undefined> {
  if (partNamed(parts, /\.iwa$/i) !== undefined) return readArchives(parts);
  const xml = partNamed(parts, /(?:^|\/)index\.(?:xml|apxl)(?:\.gz)?$/i);
  return xml === undefined ? undefined : readXmlDocument(parts, xml);
}

function obstacle(parts: ZipParts): Error {
  if (parts.problems().has('encrypted')) return new SkipContent('It is protected with a password.', 'encrypted');
  return new RejectContent('There is no document of Pages, Numbers or Keynote in it.');
}

const partNamed = (parts: ZipParts, pattern: RegExp): string | undefined => parts.names().find((name) => pattern.test(name));
