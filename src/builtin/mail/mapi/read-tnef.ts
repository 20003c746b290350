import { decodeBytes } from '../../../kit/mime/charset.ts';
import { codepageLabel } from '../../../kit/mapi/codepage-label.ts';
import { createProperties, propertyTypes, type Properties, type RawProperty } from '../../../kit/mapi/properties.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';
import { readTnefProperties } from './tnef-properties.ts';

export interface TnefAttachment {
  readonly properties: Properties;
  readonly title: string | undefined;
  readonly data: Buffer | undefined;
}

export interface TnefMessage {
  readonly properties: Properties;
  readonly recipients: readonly Properties[];
  readonly attachments: readonly TnefAttachment[];
  readonly isComplete: boolean;
}

const signature = 0x223e9f78;
/** Attributes by the lower half of their ids ([MS-OXTNEF] 2.1.3.3). */
const attributes = {
  subject: 0x8004,
  messageId: 0x8009,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachRendering: 0x9002,
  properties: 0x9003,
  recipients: 0x9004,
  attachProperties: 0x9005,
  codepage: 0x9007,
};
/** Attributes that stand for properties, where these are missing. */
const standIns: Readonly<Record<number, number>> = { [attributes.subject]: ids.subject, [attributes.body]: ids.body };
const mostAttachments = 10_000;

interface Draft {
  properties: ReadonlyMap<number, RawProperty>;
  title: Buffer | undefined;
  data: Buffer | undefined;
}

/** `undefined` where the bytes are none; as much as can be read of what is damaged. */
export function readTnef(bytes: Uint8Array): TnefMessage | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 6 || buffer.readUInt32LE(0) !== signature) return undefined;
  const properties = new Map<number, RawProperty>();
  const drafts: Draft[] = [];
  let recipients: readonly ReadonlyMap<number, RawProperty>[] = [];
  let codepage: string | undefined;
  let at = 6;
  for (; at + 9 <= buffer.length; at += 11 + buffer.readUInt32LE(at + 5)) {
    const id = buffer.readUInt16LE(at + 1);
    const data = buffer.subarray(at + 9, at + 9 + buffer.readUInt32LE(at + 5));
    const property = standIns[id];
    if (id === attributes.codepage && data.length >= 4) codepage = codepageLabel(data.readUInt32LE(0));
    else if (id === attributes.properties) for (const [key, value] of readTnefProperties(data).found) properties.set(key, value);
    else if (id === attributes.recipients) recipients = readRecipients(data);
    else if (property !== undefined && !properties.has(property)) properties.set(property, { type: propertyTypes.string8, data });
    else if (id === attributes.attachRendering && drafts.length < mostAttachments)
      drafts.push({ properties: new Map(), title: undefined, data: undefined });
    const draft = drafts.at(-1);
    if (draft === undefined) continue;
    if (id === attributes.attachTitle) draft.title = data;
    if (id === attributes.attachData) draft.data = data;
    if (id === attributes.attachProperties) draft.properties = readTnefProperties(data).found;
  }
  const open = (found: ReadonlyMap<number, RawProperty>): Properties => createProperties((id) => found.get(id), codepage);
  return {
    properties: open(properties),
    recipients: recipients.map(open),
    attachments: drafts.map(({ properties: found, title, data }) => ({
      properties: open(found),
      title: title && decodeBytes(title, codepage).replace(/\0.*$/s, ''),
      data,
    })),
    isComplete: at === buffer.length,
  };
}

function readRecipients(data: Buffer): readonly ReadonlyMap<number, RawProperty>[] {
  const rows: ReadonlyMap<number, RawProperty>[] = [];
  if (data.length < 4) return rows;
  const count = Math.min(mostAttachments, data.readUInt32LE(0));
  for (let at = 4; rows.length < count && at < data.length;) {
    const { found, end } = readTnefProperties(data, at);
    rows.push(found);
    at = end;
  }
  return rows;
}
