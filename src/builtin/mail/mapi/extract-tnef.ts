import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { mailHeading, mailMetadata } from '../mail-facts.ts';
import { createKeys, safeName } from '../part-name.ts';
import { troubles } from '../troubles.ts';
import { bodyOf, factsOf } from './outlook-message.ts';
import { readTnef } from './read-tnef.ts';
import { propertyTypes, type Properties } from '../../../kit/mapi/properties.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';

/** What a message of Outlook's carries in `winmail.dat`: its text, its fields and its attachments ([MS-OXTNEF]). */
export async function extractTnef(host: ContentExtractorHost, content: Content): Promise<void> {
  const message = readTnef(await content.bytes());
  if (message === undefined) throw new RejectContent('It is no message of Outlook.');
  const facts = factsOf(message.properties, message.recipients);
  const body = bodyOf(message.properties);
  const newKey = createKeys();
  const attachments = message.attachments.map(({ properties, title, data }, index) => {
    const name = safeName(properties.text(ids.longName) ?? title ?? properties.text(ids.displayName) ?? '') || `attachment ${index + 1}`;
    return { key: newKey(name), ...fileOf(properties, data) };
  });
  const metadata = mailMetadata(facts, {
    attachments: attachments.map(({ key }) => key),
    links: body.links,
    encrypted: false,
    signed: false,
  });
  await host.addItem(`${mailHeading(facts)}\n${body.text}`.trim(), metadata);
  for (const { key, bytes, mimeType } of attachments)
    await host.addContent({ key, bytes, size: bytes.length, ...(mimeType !== undefined && { mimeType: mimeType.slice(0, 200) }) });
  if (!message.isComplete) host.markPartial(troubles.damaged);
}

/** A message within the message is in TNEF again, behind the id of its interface. */
function fileOf(properties: Properties, data: Buffer | undefined): { readonly bytes: Buffer; readonly mimeType: string | undefined } {
  const embedded = properties.bytes(ids.attachment);
  if (embedded !== undefined && properties.type(ids.attachment) === propertyTypes.object) {
    const inner = embedded.subarray(16);
    if (inner.length > 4 && inner.readUInt32LE(0) === 0x223e9f78) return { bytes: inner, mimeType: 'application/vnd.ms-tnef' };
  }
  return { bytes: data ?? embedded ?? Buffer.alloc(0), mimeType: properties.text(ids.attachType)?.trim() };
}
