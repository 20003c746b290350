import { nodeKind, nodeKinds, type StoreNode } from '../database/node-tree.ts';
import type { Store } from '../database/open-store.ts';
import { codepageLabel } from '../../../kit/mapi/codepage-label.ts';
import { propertyTypes, type Properties } from '../../../kit/mapi/properties.ts';
import { ids, moreTexts } from '../../../kit/mapi/property-ids.ts';
import { mostValue, readProperties, type PropertyNode } from '../properties/read-properties.ts';
import { readTable } from '../properties/read-table.ts';
import { messageHeader, subjectOf } from './message-header.ts';
import { mimePart, multipart, quoted } from './mime-part.ts';
import { richTextFile } from './rich-text.ts';

export interface StoredMessage {
  readonly subject: string | undefined;
  readonly time: number | undefined;
  /** As a mail (RFC 5322). */
  readonly bytes: Buffer;
  /** Something of it is missing. */
  readonly isCut: boolean;
}

const wanted = new Set<number>([...Object.values(ids), ...moreTexts]);
const isWanted = (id: number): boolean => wanted.has(id);

const recipientTable = 0x692;
const methods = { embeddedMessage: 5 };
const mostAttachments = 1000;
const deepest = 4;

/** A message with its recipients and attachments; `undefined` where the node is none. */
export async function readMessage(store: Store, node: StoreNode, depth = 0): Promise<StoredMessage | undefined> {
  const message = await readProperties(store, node, isWanted);
  if (message === undefined) return undefined;
  const { properties, subnodes } = message;
  const table = subnodes.get(recipientTable);
  const recipients = table === undefined ? [] : await readTable(store, table, isWanted);
  const header = { ...messageHeader(properties, recipients), 'MIME-Version': '1.0' };
  const parts = bodyParts(properties);
  let isCut = message.isCut;
  let left = mostValue;
  for (const attachment of attachmentsOf(subnodes)) {
    const part = await attachmentPart(store, attachment, depth);
    left -= part?.bytes.length ?? 0;
    if (part === undefined || part.isCut || left < 0) isCut = true;
    if (part !== undefined && left >= 0) parts.push(part.bytes);
  }
  return {
    subject: subjectOf(properties),
    time: properties.time(ids.submitTime, ids.deliveryTime, ids.creationTime),
    bytes: multipart('mixed', header, parts.length === 0 ? [textPart('plain', 'utf-8', Buffer.alloc(0))] : parts),
    isCut,
  };
}

/** One text in up to three forms. */
function bodyParts(message: Properties): Buffer[] {
  const plain = message.text(ids.body);
  const html = message.bytes(ids.html);
  const rich = message.bytes(ids.rtf);
  const forms: Buffer[] = [];
  if (plain !== undefined) forms.push(textPart('plain', 'utf-8', Buffer.from(plain)));
  if (html !== undefined && html.length > 0) {
    const text = message.type(ids.html) === propertyTypes.binary ? undefined : message.text(ids.html);
    if (text === undefined) forms.push(textPart('html', codepageLabel(message.number(ids.internetCodepage)), html));
    else forms.push(textPart('html', 'utf-8', Buffer.from(text)));
  }
  const more = moreTexts.flatMap((id) => message.text(id) ?? []);
  const parts = forms.length > 1 ? [multipart('alternative', {}, forms)] : [...forms];
  if (more.length > 0) parts.push(textPart('plain', 'utf-8', Buffer.from(more.join('\n'))));
  if (forms.length === 0 && rich !== undefined && rich.length > 0)
    parts.push(
      mimePart({ 'Content-Type': 'application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding': 'binary' }, richTextFile(rich)),
    );
  return parts;
}

const textPart = (kind: string, charset: string | undefined, bytes: Buffer): Buffer =>
  mimePart(
    { 'Content-Type': `text/${kind}${charset === undefined ? '' : `; charset=${charset}`}`, 'Content-Transfer-Encoding': 'binary' },
    bytes,
  );

function attachmentsOf(subnodes: PropertyNode['subnodes']): readonly StoreNode[] {
  return [...subnodes.values()].filter(({ id }) => nodeKind(id) === nodeKinds.attachment).slice(0, mostAttachments);
}

async function attachmentPart(
  store: Store,
  node: StoreNode,
  depth: number,
): Promise<{ readonly bytes: Buffer; readonly isCut: boolean } | undefined> {
  const attachment = await readProperties(store, node, isWanted);
  if (attachment === undefined) return undefined;
  const { properties } = attachment;
  const name = properties.text(ids.longName, ids.shortName, ids.displayName);
  const fields = {
    'Content-Disposition': `attachment${name === undefined ? '' : `; filename=${quoted(name)}`}`,
    'Content-ID': properties.text(ids.contentId),
    'Content-Transfer-Encoding': 'binary',
  };
  if (properties.number(ids.attachMethod) === methods.embeddedMessage) {
    const inner = depth < deepest ? await readInner(store, attachment, depth) : undefined;
    if (inner === undefined) return undefined;
    const named = { ...fields, 'Content-Disposition': `attachment; filename=${quoted(`${name ?? inner.subject ?? 'message'}.eml`)}` };
    return { bytes: mimePart({ ...named, 'Content-Type': 'message/rfc822' }, inner.bytes), isCut: inner.isCut };
  }
  const type = properties.text(ids.attachType)?.trim();
  const isPlainType = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) && !/^(?:multipart|message)\//i.test(type);
  return {
    bytes: mimePart(
      { ...fields, 'Content-Type': isPlainType ? type : 'application/octet-stream' },
      properties.bytes(ids.attachment) ?? Buffer.alloc(0),
    ),
    isCut: attachment.isCut,
  };
}

/** A message within a message is a node that the attachment names. */
async function readInner(store: Store, { properties, subnodes }: PropertyNode, depth: number): Promise<StoredMessage | undefined> {
  const value = properties.bytes(ids.attachment);
  const node = value === undefined || value.length < 4 ? undefined : subnodes.get(value.readUInt32LE());
  return node === undefined ? undefined : readMessage(store, node, depth + 1);
}
