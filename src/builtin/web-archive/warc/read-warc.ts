import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { readBlock, readLine } from './read-block.ts';
import { contentTypes, longestBlock, type WebRecord } from './web-record.ts';

const mostFields = 1000;

/** WARC 1.0 and 1.1 (ISO 28500): header fields, an empty line, and a block of the length that they give. Other records are passed over. */
export async function* readWarc(reader: ByteReader): AsyncGenerator<WebRecord> {
  for (let line = await readLine(reader); line !== undefined; line = await readLine(reader)) {
    if (!/^WARC\/\d/.test(line)) continue;
    const fields = await readFields(reader);
    const length = Number(fields.get('content-length') ?? 0);
    if (!Number.isSafeInteger(length) || length < 0) continue;
    const type = (fields.get('warc-type') ?? '').toLowerCase();
    const block = await readBlock(reader, length, contentTypes.has(type) ? longestBlock : 0);
    const [date, id, infoId] = ['warc-date', 'warc-record-id', 'warc-warcinfo-id'].map((name) => fields.get(name));
    yield {
      type,
      url: (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1'),
      contentType: fields.get('content-type') ?? '',
      block,
      length,
      ...(date !== undefined && { date }),
      ...(id !== undefined && { id }),
      ...(infoId !== undefined && { infoId }),
    };
  }
}

async function readFields(reader: ByteReader): Promise<ReadonlyMap<string, string>> {
  const fields = new Map<string, string>();
  for (let line = await readLine(reader); line !== undefined && line !== ''; line = await readLine(reader)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && fields.size < mostFields && !fields.has(name))
      fields.set(name, Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8'));
  }
  return fields;
}
