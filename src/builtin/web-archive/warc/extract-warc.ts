import { readParameters } from '../../../kit/mime/parameters.ts';
import { createByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { addResource } from '../add-resource.ts';
import { createResourceKeys } from '../resource-keys.ts';
import { readHttpResponse, type HttpResponse } from './http-response.ts';
import { readArc } from './read-arc.ts';
import { readWarc } from './read-warc.ts';
import { unpacked } from './unpacked.ts';
import { contentTypes, longestBlock, type WebRecord } from './web-record.ts';

const endsEarly = { code: 'damaged', text: 'It ends too early; what is there was read.' };
const mostRecords = 1_000_000;

/** Each response is a child by its URL. Records come one after the other, so the size of the archive does not matter. */
export async function extractWarc(host: ContentExtractorHost, content: Content): Promise<void> {
  const stream = unpacked(content);
  const reader = createByteReader(stream.bytes);
  const records = content.mimeType.includes('warc') ? readWarc(reader) : readArc(reader);
  const keyOf = createResourceKeys();
  let count = 0;
  let pages = 0;
  for await (const record of records) {
    host.signal.throwIfAborted();
    count += 1;
    if (count > mostRecords) break;
    if (!contentTypes.has(record.type) || record.url === '') continue;
    pages += 1;
    if (record.block.length < Math.min(record.length, longestBlock)) host.markPartial(endsEarly);
    await addRecord(host, record, keyOf(record.url));
  }
  if (count === 0) throw new RejectContent('There is no record in it.');
  const problem = stream.problem();
  if (problem !== undefined) host.markPartial(problem);
  await host.addItem('', { recordCount: count, pageCount: pages });
}

async function addRecord(host: ContentExtractorHost, record: WebRecord, key: string): Promise<void> {
  const http = record.contentType.startsWith('application/http') ? readHttpResponse(record.block) : undefined;
  const type = readParameters(http === undefined ? record.contentType : (http.contentType ?? ''));
  const charset = type.parameters.get('charset');
  const modifiedAt = Date.parse(record.date ?? '');
  await addResource(host, {
    key,
    mimeType: /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : '',
    bytes: http?.body ?? record.block,
    ...(charset !== undefined && { charset }),
    ...(!Number.isNaN(modifiedAt) && { modifiedAt }),
    metadata: { url: record.url, ...recordMetadata(record, http), ...(record.length > longestBlock && { unread: 'too-large' }) },
  });
}

function recordMetadata(record: WebRecord, http: HttpResponse | undefined): MetadataFields {
  return {
    ...(record.date !== undefined && { createdAt: record.date }),
    ...(record.id !== undefined && { recordId: record.id }),
    ...(record.infoId !== undefined && { warcinfoId: record.infoId }),
    ...(http && http.status > 0 && { httpStatus: http.status }),
    ...(http?.contentType !== undefined && { contentType: http.contentType }),
    ...(http?.location !== undefined && { location: http.location }),
  };
}
