import { decodeBytes } from '../../../kit/mime/charset.ts';

/** A property of Outlook's: numbers as eight bytes at most, the rest as long as it is. */
export interface RawProperty {
  readonly type: number;
  readonly data: Buffer;
}

/** Properties of a message, a recipient or an attachment by their ids ([MS-OXPROPS]). */
export interface Properties {
  /** The first of these that holds text. */
  text(...ids: readonly number[]): string | undefined;
  bytes(id: number): Buffer | undefined;
  type(id: number): number | undefined;
  number(id: number): number | undefined;
  /** ISO 8601. */
  date(...ids: readonly number[]): string | undefined;
}

/** Types of properties ([MS-OXCDATA] 2.11.1). */
export const propertyTypes = {
  int16: 0x02,
  int32: 0x03,
  boolean: 0x0b,
  object: 0x0d,
  int64: 0x14,
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
  topic: 0x0070,
  headers: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  displayBcc: 0x0e02,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  deliveryTime: 0x0e06,
  normalizedSubject: 0x0e1d,
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
  smtpAddress: 0x39fe,
  internetCodepage: 0x3fde,
  messageCodepage: 0x3ffd,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
} as const;

/** `raw` finds a property; `codepage` is for text that is not Unicode. */
export function createProperties(raw: (id: number) => RawProperty | undefined, codepage?: string): Properties {
  function textOf(id: number): string | undefined {
    const property = raw(id);
    if (property === undefined) return undefined;
    const { type, data } = property;
    if (type === propertyTypes.unicode) return trimmed(data.subarray(0, data.length & ~1).toString('utf16le'));
    return type === propertyTypes.string8 || type === propertyTypes.binary ? trimmed(decodeBytes(data, codepage)) : undefined;
  }
  return {
    text: (...wanted) => wanted.map(textOf).find((text) => text !== undefined && text.trim() !== ''),
    bytes: (id) => raw(id)?.data,
    type: (id) => raw(id)?.type,
    number(id) {
      const data = raw(id)?.data;
      return data === undefined || data.length < 2 ? undefined : data.length < 4 ? data.readUInt16LE(0) : data.readUInt32LE(0);
    },
    date: (...wanted) => wanted.map((id) => dateOf(raw(id))).find((date) => date !== undefined),
  };
}

/** What Windows calls a code page, as the Encoding Standard calls it. */
export function codepageLabel(codepage: number | undefined): string | undefined {
  return codepage === undefined ? undefined : (codepages[codepage] ?? `windows-${codepage}`);
}

const codepages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  20127: 'us-ascii',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
  ...Object.fromEntries(Array.from({ length: 16 }, (_, part) => [28590 + part, `iso-8859-${part}`])),
};

const trimmed = (text: string): string => (text.includes('\0') ? text.slice(0, text.indexOf('\0')) : text);

/** Counts tenths of microseconds since 1601. */
function dateOf(property: RawProperty | undefined): string | undefined {
  if (property?.type !== propertyTypes.time || property.data.length < 8) return undefined;
  const ms = Number(property.data.readBigInt64LE(0) / 10_000n) - 11_644_473_600_000;
  // The ends of the calendar stand for "never".
  return ms <= 0 || ms > 32_503_680_000_000 ? undefined : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
