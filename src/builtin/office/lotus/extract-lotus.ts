import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { SkipContent } from '../../../plugin/outcomes.ts';
import { createTextOutput } from '../text-output.ts';
import { readWorksheet } from './read-worksheet.ts';

const longest = 256 * 1024 ** 2;

/** Reads the cells of a worksheet of Lotus 1-2-3, Symphony or Quattro Pro. */
export async function extractLotus(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longest });
  const output = createTextOutput();
  if (!readWorksheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), output))
    throw new SkipContent('It is no worksheet of a version that is read.', 'unsupported');
  await host.addItem(output.text(), metadata);
}
