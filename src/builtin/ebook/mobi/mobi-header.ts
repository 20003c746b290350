import { TextDecoder } from 'node:util';
import { isoDate } from '../../../kit/dates/iso-date.ts';
import { readHtml } from '../../../kit/html-text/read-html.ts';
import type { MetadataFields } from '../../../plugin/metadata.ts';

/** The first record of a book (https://wiki.mobileread.com/wiki/MOBI). */
export interface MobiHeader {
  readonly compression: number;
  readonly isEncrypted: boolean;
  readonly textLength: number;
  readonly textRecords: number;
  readonly charset: string;
  /** Which kinds of bytes follow the text of each record. */
  readonly trailingFlags: number;
  /** Record that says where the text ends and styles begin, in books for newer readers. */
  readonly flowRecord: number | undefined;
  readonly fields: MetadataFields;
}

const utf8 = 65001;
const newerVersion = 8;
const mostRecords = 10_000;

export function readMobiHeader(record: Buffer, name: string): MobiHeader {
  const number = (at: number): number => (at + 4 <= record.length ? record.readUInt32BE(at) : 0);
  const isMobi = record.toString('latin1', 16, 20) === 'MOBI';
  const length = isMobi ? number(20) : 0;
  const charset = number(28) === utf8 ? 'utf-8' : 'windows-1252';
  const title = isMobi ? record.subarray(number(84), number(84) + Math.min(1000, number(88))) : Buffer.alloc(0);
  const hasRecords = isMobi && (number(128) & 0x40) !== 0;
  return {
    compression: record.readUInt16BE(0),
    textLength: number(4),
    textRecords: record.readUInt16BE(8),
    isEncrypted: record.readUInt16BE(12) !== 0,
    charset,
    trailingFlags: length >= 0xe4 && record.length >= 244 ? record.readUInt16BE(242) : 0,
    flowRecord: isMobi && number(36) >= newerVersion ? number(192) : undefined,
    fields: {
      title: new TextDecoder(charset).decode(title).trim() || name,
      ...(hasRecords ? recordFields(record.subarray(16 + length), charset) : {}),
    },
  };
}

/** Metadata in records with a number and a text each (EXTH). */
function recordFields(extra: Buffer, charset: string): MetadataFields {
  if (extra.length < 12 || extra.toString('latin1', 0, 4) !== 'EXTH') return {};
  const found = new Map<number, string[]>();
  let at = 12;
  for (let left = Math.min(mostRecords, extra.readUInt32BE(8)); left > 0 && at + 8 <= extra.length; left -= 1) {
    const type = extra.readUInt32BE(at);
    const size = extra.readUInt32BE(at + 4);
    if (size < 8) break;
    const text = new TextDecoder(charset).decode(extra.subarray(at + 8, at + size)).trim();
    if (text !== '') found.set(type, [...(found.get(type) ?? []).slice(0, 100), text]);
    at += size;
  }
  const first = (type: number): string | undefined => found.get(type)?.[0];
  const description = first(103);
  const fields = {
    title: first(503),
    authors: found.get(100),
    publisher: first(101),
    description: description === undefined ? undefined : readHtml(description).text,
    isbn: first(104),
    tags: found.get(105),
    publishedAt: isoDate(first(106) ?? ''),
    rights: first(109),
    language: first(524),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
