import { TextDecoder } from 'node:util';
import { readHtml } from '../../../kit/html-text/read-html.ts';
import { cleanText } from '../../../kit/plain-text/clean-text.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { readMobiHeader, type MobiHeader } from './mobi-header.ts';
import { openPalmDatabase, type PalmDatabase } from './palm-database.ts';
import { trailingSize } from './trailing-size.ts';
import { unpackPalmDoc } from './unpack-palmdoc.ts';

const longestFile = 1024 ** 3;
/** Text records unpack to 4 KiB; some writers use 8. */
const recordSize = 8192;
const mostText = 256 * 1024 ** 2;
const compressions = { none: 1, palmDoc: 2 };

/** Reads a book of Mobipocket or Kindle, or a Palm document. */
export async function extractMobi(host: ContentExtractorHost, content: Content, metadata: Metadata): Promise<void> {
  const bytes = await content.bytes({ start: 0, end: longestFile });
  const database = openPalmDatabase(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const first = database?.record(0);
  if (database === undefined || first === undefined || first.length < 16 || !/^(?:BOOKMOBI|TEXtREAd)$/.test(database.kind))
    throw new RejectContent('There is no book in it.');
  const header = readMobiHeader(first, database.name);
  if (header.isEncrypted) {
    await host.addItem('', metadata.merge(header.fields));
    return host.markPartial({ code: 'encrypted', text: 'Its text is protected (DRM); what it says about itself is indexed.' });
  }
  if (!Object.values(compressions).includes(header.compression)) {
    await host.addItem(header.fields.description ?? '', metadata.merge(header.fields));
    return host.markPartial({ code: 'unsupported', text: 'Its text is compressed in a way that is not read (HUFF/CDIC).' });
  }
  const html = new TextDecoder(header.charset).decode(textOf(database, header));
  const isPlain = database.kind === 'TEXtREAd';
  const page = isPlain ? { text: html, headings: [], links: [] } : readHtml(html);
  const links = page.links.filter((link) => /^https?:|^mailto:/i.test(link));
  await host.addItem(
    cleanText(page.text),
    metadata.merge({
      ...header.fields,
      ...(page.headings.length > 0 && { headings: page.headings }),
      ...(links.length > 0 && { links }),
    }),
  );
}

function textOf(database: PalmDatabase, header: MobiHeader): Buffer {
  const parts: Buffer[] = [];
  let left = Math.min(mostText, header.textLength || mostText);
  for (let index = 1; index <= header.textRecords && index < database.count && left > 0; index += 1) {
    const record = database.record(index);
    const packed = record.subarray(0, record.length - trailingSize(record, header.trailingFlags));
    const part = header.compression === compressions.none ? packed : unpackPalmDoc(packed, recordSize);
    parts.push(part.subarray(0, left));
    left -= part.length;
  }
  return Buffer.concat(parts).subarray(0, endOfText(database, header));
}

/** Newer books have style sheets and drawings behind the text. */
function endOfText(database: PalmDatabase, { flowRecord }: MobiHeader): number | undefined {
  const flows = flowRecord === undefined ? Buffer.alloc(0) : database.record(flowRecord);
  return flows.length >= 20 && flows.toString('latin1', 0, 4) === 'FDST' ? flows.readUInt32BE(16) : undefined;
}
