import { openCompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata, MetadataFields } from '../../../plugin/metadata.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { documentText } from '../document-text.ts';
import { readSummary } from '../legacy/property-set.ts';
import { readWorksheet } from '../lotus/read-worksheet.ts';
import { createTextOutput, type TextOutput } from '../text-output.ts';
import { readChunks } from './read-chunks.ts';
import { isWorksText, readWorksText } from './read-works-text.ts';

const longest = 256 * 1024 ** 2;
/** Where text is: in Works 3 and 4, in Works 2000 and later, and in Publisher. */
const streams = ['MN0', 'CONTENTS', 'Quill/QuillSub/CONTENTS'];

/** Reads documents, spreadsheets and databases of Microsoft Works, and the text of publications of Publisher, which is kept alike. */
export async function extractWorks(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longest });
  const compound = openCompoundFile(bytes);
  const inner = streams.map((name) => compound?.stream(name)).find((stream) => stream !== undefined);
  if (compound !== undefined && inner === undefined) throw new SkipContent('There is no text in it of a kind that is read.', 'unsupported');
  const output = createTextOutput();
  if (!readInto(output, inner ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    throw new RejectContent('It is no document of Works.');
  const fields: MetadataFields = compound === undefined ? {} : readSummary(compound);
  await host.addItem(documentText(output.text().trim(), fields), metadata.merge(fields));
  if (compound?.damage() === true) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}

function readInto(output: TextOutput, data: Buffer): boolean {
  if (data.toString('latin1', 0, 4) === 'CHNK') {
    for (const chunk of readChunks(data, 'TEXT')) {
      output.line();
      output.write(tidy(chunk.toString('utf16le')));
    }
    return true;
  }
  if (!isWorksText(data)) return readWorksheet(data, output);
  output.write(tidy(readWorksText(data)));
  return true;
}

/** Paragraphs and pages end with control characters; others stand for pictures and fields. */
function tidy(text: string): string {
  return text.replaceAll(/\r\n?|[\v\f\x0e]/g, '\n').replaceAll(/[\0-\x08\x0f-\x1f\ufffc]/g, ''); // oxlint-disable-line no-control-regex -- they are what is looked for
}
