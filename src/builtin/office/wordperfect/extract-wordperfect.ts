import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { documentFields } from '../document-fields.ts';
import { documentText } from '../document-text.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';
import { readPackets, summaryOf, textsOf, type DocumentSummary } from './read-packets.ts';
import { readText5 } from './read-text-5.ts';
import { readText6 } from './read-text-6.ts';

const longest = 256 * 1024 ** 2;
const headerSize = 16;
const [wordPerfect, wordPerfectOfMac] = [1, 2];
const [document, documentOfMac] = [0x0a, 0x2c];
/** Tags of the summary. */
const tags = { abstract: 0x01, author: 0x05, category: 0x0a, comments: 0x0d, title: 0x11, keywords: 0x1a, subject: 0x2e };

/** Reads a document of WordPerfect 5 or later. There is no public description; the structure is as its developer's kit told. */
export async function extractWordPerfect(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longest });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < headerSize || file.readUInt32BE(0) !== 0xff57_5043) throw new RejectContent('It is no document of WordPerfect.');
  const [product, type, version] = [file.readUInt8(8), file.readUInt8(9), file.readUInt8(10)];
  if (product === wordPerfectOfMac || type === documentOfMac)
    throw new SkipContent('Documents of WordPerfect for Macintosh are not read.', 'unsupported');
  if (product !== wordPerfect || type !== document) throw new SkipContent('It belongs to WordPerfect, but is no document.', 'unsupported');
  if (file.readUInt16LE(12) !== 0) throw new SkipContent('It is protected with a password.', 'encrypted');
  const output = createTextOutput();
  const body = file.subarray(file.readUInt32LE(4));
  const summary = version >= 2 ? readVersion6(file, body, output) : readVersion5(body, output);
  const fields = documentFields({
    title: summary.get(tags.title) ?? '',
    author: summary.get(tags.author) ?? '',
    subject: summary.get(tags.subject) ?? '',
    keywords: summary.get(tags.keywords) ?? '',
    category: summary.get(tags.category) ?? '',
    description: summary.get(tags.abstract) ?? summary.get(tags.comments) ?? '',
  });
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
  if (body.length === 0) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}

function readVersion6(file: Buffer, body: Buffer, output: TextOutput): DocumentSummary {
  const packets = readPackets(file);
  const deleted = createTextOutput();
  for (const text of [body, ...textsOf(packets)]) {
    output.line();
    readText6(text, { output, deleted });
  }
  output.line();
  output.write(deleted.text());
  return summaryOf(packets);
}

function readVersion5(body: Buffer, output: TextOutput): DocumentSummary {
  readText5(body, output);
  return new Map();
}
