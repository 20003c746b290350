import { propertyTypes } from '../../kit/mapi/properties.ts';

/** A mail with these fields and this body. For tests only. */
export function makeMail(fields: Readonly<Record<string, string>>, body: string): string {
  const header = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${header.join('')}\r\n${body}`;
}

/** A multipart entity; each part is a header and a body. */
export function makeMultipart(subtype: string, parts: readonly string[], boundary = 'bound'): readonly [type: string, body: string] {
  return [
    `multipart/${subtype}; boundary="${boundary}"`,
    `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
  ];
}

export const base64Lines = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');

/** A mail with text in two forms, and files of several kinds. */
export function makeRichMail(): string {
  const [alternative, forms] = makeMultipart(
    'alternative',
    [
      'Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nThe plain \r\ntext of this mail.',
      'Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The plain text of this mail.</p><p>Only in the caf=E9: <a href=3D"https://example.org/x">here</a></p>',
    ],
    'inner',
  );
  const [mixed, body] = makeMultipart('mixed', [
    `Content-Type: ${alternative}\r\n\r\n${forms}`,
    `Content-Type: application/pdf; name="r.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf\r\n\r\n${base64Lines('%PDF-1.4')}`,
    `Content-Type: message/rfc822\r\n\r\n${makeMail({ From: 'eve@example.org', Subject: 'The inner one' }, 'inner text')}`,
    'Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR',
    'Content-Type: text/plain; name=../../etc/passwd\r\n\r\nnotes',
  ]);
  return makeMail(
    {
      From: '=?utf-8?Q?J=C3=B6rg?= <joerg@example.org>',
      To: 'Ann <ann@example.org>, bob@example.org',
      Cc: 'list@example.org',
      Subject: '=?utf-8?B?R3LDvMOfZQ==?=',
      Date: 'Wed, 1 May 2024 12:00:00 +0200 (CEST)',
      'Message-ID': '<3@example.org>',
      'In-Reply-To': '<2@example.org>',
      References: '<1@example.org>\r\n <2@example.org>',
      'List-Id': 'The list <list.example.org>',
      'X-Gmail-Labels': '=?utf-8?Q?Caf=C3=A9,Inbox?=',
      'Content-Type': mixed,
    },
    body,
  );
}

type Value = string | number | Buffer | Date;

const number = (size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
};

/** Tenths of microseconds since 1601. */
function fileTime(date: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(date.getTime() + 11_644_473_600_000) * 10_000n);
  return bytes;
}

/** Streams of a message, recipient or attachment as Outlook saves them ([MS-OXMSG]). */
export function messageStreams(path: string, headerSize: number, properties: Readonly<Record<number, Value>>): Record<string, Buffer> {
  const streams: Record<string, Buffer> = {};
  const entries: Buffer[] = [Buffer.alloc(headerSize)];
  for (const [key, value] of Object.entries(properties)) {
    const id = Number(key);
    const fixed =
      typeof value === 'number' ? Buffer.concat([number(4, value), Buffer.alloc(4)]) : value instanceof Date ? fileTime(value) : undefined;
    const type = fixed
      ? value instanceof Date
        ? propertyTypes.time
        : propertyTypes.int32
      : typeof value === 'string'
        ? propertyTypes.unicode
        : propertyTypes.binary;
    entries.push(Buffer.concat([number(2, type), number(2, id), number(4, 6), fixed ?? Buffer.alloc(8)]));
    const name = `${path}__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}${type.toString(16).toUpperCase().padStart(4, '0')}`;
    if (!fixed) streams[name] = typeof value === 'string' ? Buffer.from(value, 'utf16le') : Buffer.from(value as Buffer);
  }
  streams[`${path}__properties_version1.0`] = Buffer.concat(entries);
  return streams;
}

/** RTF as messages carry it, in literals only. */
export function compressRtf(rtf: string): Buffer {
  const raw = Buffer.from(rtf, 'latin1');
  const groups: Buffer[] = [];
  for (let at = 0; at < raw.length; at += 8) groups.push(Buffer.from([0]), raw.subarray(at, at + 8));
  const data = Buffer.concat(groups);
  return Buffer.concat([number(4, data.length + 12), number(4, raw.length), Buffer.from('LZFu'), number(4, 0), data]);
}

/** Properties as TNEF encodes them ([MS-OXTNEF] 2.1.3.4). */
export function tnefProperties(properties: Readonly<Record<number, Value>>): Buffer {
  const entries = Object.entries(properties).map(([key, value]) => {
    const id = number(2, Number(key));
    if (typeof value === 'number') return Buffer.concat([number(2, propertyTypes.int32), id, number(4, value)]);
    if (value instanceof Date) return Buffer.concat([number(2, propertyTypes.time), id, fileTime(value)]);
    const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : value;
    const type = typeof value === 'string' ? propertyTypes.unicode : propertyTypes.binary;
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    return Buffer.concat([number(2, type), id, number(4, 1), number(4, bytes.length), bytes, padding]);
  });
  return Buffer.concat([number(4, entries.length), ...entries]);
}

export function makeTnef(attributes: readonly (readonly [level: 1 | 2, id: number, data: Buffer])[]): Buffer {
  const encoded = attributes.map(([level, id, data]) =>
    Buffer.concat([
      Buffer.from([level]),
      number(2, id),
      number(2, 6),
      number(4, data.length),
      data,
      number(
        2,
        data.reduce((sum, byte) => (sum + byte) & 0xffff, 0),
      ),
    ]),
  );
  return Buffer.concat([number(4, 0x223e9f78), number(2, 1), ...encoded]);
}

/** A value in DER; `indefinite` ends with a mark instead of having a length. */
export function der(tag: number, content: Uint8Array, indefinite = false): Buffer {
  if (indefinite) return Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.alloc(2)]);
  const length = content.length < 128 ? Buffer.from([content.length]) : Buffer.concat([Buffer.from([0x84]), bigEndian(content.length)]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A signed message that holds what was signed (RFC 5652); in pieces, as programs write that cannot look ahead. */
export function makeSigned(content: string, inPieces: boolean): Buffer {
  const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
  const pieces = content.match(/[^]{1,10}/g) ?? [];
  const octets = inPieces
    ? der(0x24, Buffer.concat(pieces.map((piece) => der(0x04, Buffer.from(piece)))), true)
    : der(0x04, Buffer.from(content));
  const info = der(0x30, Buffer.concat([oid('2a864886f70d010701'), der(0xa0, octets, inPieces)]), inPieces);
  const signed = der(0x30, Buffer.concat([der(0x02, Buffer.from([1])), der(0x31, Buffer.alloc(0)), info]), inPieces);
  return der(0x30, Buffer.concat([oid('2a864886f70d010702'), der(0xa0, signed, inPieces)]), inPieces);
}
