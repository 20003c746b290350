import { openCompoundFile, type CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { documentText } from '../document-text.ts';
import { readSummary } from '../legacy/property-set.ts';
import { createTextOutput } from '../text-output.ts';
import { readSection } from './read-section.ts';

const longest = 256 * 1024 ** 2;
const signature = 'HWP Document File';
const [isCompressed, isEncrypted, isForDistribution] = [1, 2, 4];

/** Reads a document of Hangul Word Processor 5 (Hancom's "HWP Document File Formats 5.0"). */
export async function extractHangul(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const file = openCompoundFile(await content.bytes({ start: 0, end: longest }));
  const header = file?.stream('FileHeader');
  if (file === undefined || header === undefined || header.length < 40 || !header.toString('latin1').startsWith(signature))
    throw new RejectContent('It is no document of Hangul Word Processor 5 or later.');
  const flags = header.readUInt32LE(36);
  if ((flags & (isEncrypted | isForDistribution)) !== 0) throw new SkipContent('It is protected with a password.', 'encrypted');
  const output = createTextOutput();
  for (const path of sectionsOf(file)) {
    output.line();
    const isWhole = readSection(file.stream(path) ?? Buffer.alloc(0), (flags & isCompressed) !== 0, output);
    if (!isWhole || file.damage()) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
    if (output.isFull()) break;
  }
  const fields = readSummary({ ...file, stream: (path) => file.stream(path.replace('\u0005Summary', '\u0005HwpSummary')) });
  await host.addItem(documentText(output.text(), fields), metadata.merge(fields));
}

const numberOf = (path: string): number => Number(path.slice('BodyText/Section'.length));

function sectionsOf(file: CompoundFile): readonly string[] {
  return file.entries
    .map(({ path }) => path)
    .filter((path) => /^BodyText\/Section\d{1,6}$/.test(path))
    .toSorted((one, other) => numberOf(one) - numberOf(other));
}
