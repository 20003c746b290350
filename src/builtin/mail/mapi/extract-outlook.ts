import { openCompoundFile, type CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { RejectContent, SkipContent } from '../../../plugin/outcomes.ts';
import { timeOf } from '../mail-date.ts';
import { mailHeading, mailMetadata } from '../mail-facts.ts';
import { createKeys, safeName } from '../part-name.ts';
import { troubles } from '../troubles.ts';
import { findStoragesIn, openStorage, type FindStorages, type MessageStorage } from './message-file.ts';
import { bodyOf, factsOf } from './outlook-message.ts';
import { codepageLabel } from '../../../kit/mapi/codepage-label.ts';
import type { Properties } from '../../../kit/mapi/properties.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';

/** What precedes the properties ([MS-OXMSG] 2.4.1). */
const headerSizes = { file: 32, embedded: 24, other: 8 };
const mostMessages = 1000;
const mostAttachments = 10_000;
/** A message within a message is a storage of this name. */
const embeddedMessage = '__substg1.0_3701000D/';

interface Message extends MessageStorage {
  /** Key of the item; absent for the file's own. */
  readonly key?: string;
}

/** A message that Outlook saved (`.msg`), with those that are attached to it. */
export async function extractOutlook(host: ContentExtractorHost, content: Content): Promise<void> {
  const file = openCompoundFile(await content.bytes());
  if (file === undefined) throw new RejectContent('It is no message of Outlook.');
  if (!file.has('__properties_version1.0')) throw new SkipContent('There is no message in it.', 'unsupported');
  const waiting: Message[] = [openStorage(file, '', headerSizes.file)];
  const opened: OpenedFile = { file, find: findStoragesIn(file), newKey: createKeys() };
  for (let done = 0; waiting.length > 0 && done < mostMessages; done += 1) {
    const message = waiting.shift();
    if (message !== undefined) waiting.push(...(await addMessage(host, opened, message)));
  }
  if (waiting.length > 0) host.markPartial(troubles.limit);
  else if (file.damage()) host.markPartial(troubles.damaged);
}

interface OpenedFile {
  readonly file: CompoundFile;
  readonly find: FindStorages;
  readonly newKey: (name: string) => string;
}

/** Gives the messages that are attached to it. */
async function addMessage(host: ContentExtractorHost, opened: OpenedFile, message: Message): Promise<readonly Message[]> {
  const { file, find, newKey } = opened;
  const { path, properties, key } = message;
  const codepage = codepageLabel(properties.number(ids.messageCodepage));
  const open = (prefix: string): readonly MessageStorage[] =>
    find(path, prefix)
      .slice(0, mostAttachments)
      .map((folder) => openStorage(file, folder, headerSizes.other, codepage));
  const facts = factsOf(
    properties,
    open('__recip_version1.0_').map((recipient) => recipient.properties),
  );
  const attachments = open('__attach_version1.0_').map((attachment, index) => {
    const isMessage = file.has(`${attachment.path}${embeddedMessage}__properties_version1.0`);
    const name = attachmentName(attachment.properties, isMessage) ?? `attachment ${index + 1}`;
    return { ...attachment, isMessage, key: newKey(key === undefined ? name : `${key}/${name}`), name };
  });
  const body = bodyOf(properties);
  const messageClass = properties.text(ids.messageClass) ?? '';
  const encrypted = /^IPM\.Note\.SMIME$/i.test(messageClass);
  const metadata = mailMetadata(facts, {
    attachments: attachments.map(({ name }) => name),
    links: body.links,
    encrypted,
    signed: /^IPM\.Note\.SMIME\.MultipartSigned/i.test(messageClass),
  });
  const modifiedAt = timeOf(facts.date);
  const child =
    key === undefined ? undefined : { key, mimeType: 'application/vnd.ms-outlook', ...(modifiedAt !== undefined && { modifiedAt }) };
  await host.addItem(`${mailHeading(facts)}\n${body.text}`.trim(), metadata, child);
  for (const attachment of attachments) if (!attachment.isMessage) await addAttachment(host, attachment);
  return attachments
    .filter(({ isMessage }) => isMessage)
    .map((attachment) => ({
      ...openStorage(file, `${attachment.path}${embeddedMessage}`, headerSizes.embedded, codepage),
      key: attachment.key,
    }));
}

async function addAttachment(
  host: ContentExtractorHost,
  { key, properties }: { readonly key: string; readonly properties: Properties },
): Promise<void> {
  const bytes = properties.bytes(ids.attachment) ?? new Uint8Array();
  const mimeType = properties.text(ids.attachType);
  await host.addContent({ key, bytes, size: bytes.length, ...(mimeType !== undefined && { mimeType: mimeType.trim().slice(0, 200) }) });
}

function attachmentName(properties: Properties, isMessage: boolean): string | undefined {
  const name = safeName(properties.text(ids.longName, ids.shortName, ids.displayName) ?? '');
  if (name === '') return undefined;
  return isMessage && !name.includes('.') ? `${name}.msg` : name;
}
