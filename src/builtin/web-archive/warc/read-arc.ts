import type { ByteReader } from '../../../kit/byte-reader/byte-reader.ts';
import { readBlock, readLine } from './read-block.ts';
import { longestBlock, type WebRecord } from './web-record.ts';

/** `URL IP date type … length`, which may contain further fields between. */
const header = /^([a-z][\w+.-]*:\S+) (\S+) (\d{8,14}) (\S+)(?: \S+)* (\d{1,12})$/i;

/** ARC of the Internet Archive, versions 1 and 2: https://archive.org/web/researcher/ArcFileFormat.php */
export async function* readArc(reader: ByteReader): AsyncGenerator<WebRecord> {
  for (let line = await readLine(reader); line !== undefined; line = await readLine(reader)) {
    const [, url = '', , date = '', contentType = '', length] = header.exec(line) ?? [];
    if (length === undefined) continue;
    const isAboutFile = url.startsWith('filedesc:');
    const block = await readBlock(reader, Number(length), isAboutFile ? 0 : longestBlock);
    const isHttp = block.subarray(0, 5).toString('latin1') === 'HTTP/';
    const time = /^(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?$/.exec(date);
    const [year, month, day, hour = '00', minute = '00', second = '00'] = time?.slice(1) ?? [];
    yield {
      type: isAboutFile ? 'warcinfo' : 'response',
      url,
      contentType: isHttp ? 'application/http' : contentType,
      block,
      length: Number(length),
      ...(time && { date: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` }),
    };
  }
}
