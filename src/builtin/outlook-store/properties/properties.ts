import { decodeBytes } from '../../../kit/mime/charset.ts';

/** A value of a property as it is stored: eight bytes at most of numbers, the rest as long as it is. */
export interface StoredValue {
  readonly type: number;
  readonly data: Buffer;
}

/** Properties of a message, folder, recipient or attachment by their ids ([MS-OXPROPS]). */
export interface Properties {
  /** The first of these that holds text. */
  text(...ids: readonly number[]): string | undefined;
  bytes(id: number): Buffer | undefined;
  type(id: number): number | undefined;
  number(id: number): number | undefined;
  /** The first of these that holds a time: milliseconds since 1970. */
  time(...ids: readonly number[]): number | undefined;
}

/** Types of values ([MS-OXCDATA] 2.11.1). */
export const valueTypes = {
  int16: 0x02,
  int32: 0x03,
  boolean: 0x0b,
  object: 0x0d,
  string8: 0x1e,
  unicode: 0x1f,
  time: 0x40,
  binary: 0x102,
};

export const ids = {
  messageClass: 0x001a,
  subject: 0x0037,
  submitTime: 0x0039,
  representingName: 0x0042,
  representingAddress: 0x0065,
  headers: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  displayBcc: 0x0e02,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  deliveryTime: 0x0e06,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  references: 0x1039,
  inReplyTo: 0x1042,
  displayName: 0x3001,
  address: 0x3003,
  creationTime: 0x3007,
  attachment: 0x3701,
  shortName: 0x3704,
  attachMethod: 0x3705,
  longName: 0x3707,
  attachType: 0x370e,
  contentId: 0x3712,
  smtpAddress: 0x39fe,
  internetCodepage: 0x3fde,
  messageCodepage: 0x3ffd,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
};

/** Milliseconds from 1601, which times are counted from, to 1970. */
const epoch = 11_644_473_600_000;
const mostTime = 8.64e15;

export function createProperties(values: ReadonlyMap<number, StoredValue>): Properties {
  const number = (id: number): number | undefined => {
    const value = values.get(id);
    if (value === undefined) return undefined;
    if (value.type === valueTypes.int16 && value.data.length >= 2) return value.data.readInt16LE();
    return value.type === valueTypes.int32 && value.data.length >= 4 ? value.data.readInt32LE() : undefined;
  };
  const charset = charsetOf(number(ids.messageCodepage) ?? number(ids.internetCodepage));

  function textOf(id: number): string | undefined {
    const value = values.get(id);
    if (value?.type === valueTypes.unicode) return value.data.toString('utf16le').replaceAll('\0', '');
    return value?.type === valueTypes.string8 ? decodeBytes(value.data, charset).replaceAll('\0', '') : undefined;
  }

  function timeOf(id: number): number | undefined {
    const value = values.get(id);
    if (value?.type !== valueTypes.time || value.data.length < 8) return undefined;
    const time = Number(value.data.readBigUInt64LE() / 10_000n) - epoch;
    return Math.abs(time) <= mostTime ? time : undefined;
  }

  return {
    text: (...wanted) => wanted.map(textOf).find((text) => text !== undefined && text.trim() !== ''),
    bytes: (id) => values.get(id)?.data,
    type: (id) => values.get(id)?.type,
    number,
    time: (...wanted) => wanted.map(timeOf).find((time) => time !== undefined),
  };
}

/** Names of the code pages of Windows that have another one by the Encoding Standard. */
const pages: Readonly<Record<number, string>> = {
  1200: 'utf-16le',
  20127: 'windows-1252',
  28591: 'windows-1252',
  65001: 'utf-8',
  20866: 'koi8-r',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  10000: 'macintosh',
};

export function charsetOf(page: number | undefined): string | undefined {
  if (page === undefined || page <= 0) return undefined;
  if (page > 28_591 && page < 28_610) return `iso-8859-${page - 28_590}`;
  return pages[page] ?? `cp${page}`;
}
