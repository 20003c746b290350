import { hash } from 'node:crypto';
import { readEntity, type MimeHeader } from '../../../kit/mime/header.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { RejectContent } from '../../../plugin/outcomes.ts';
import { factsOfHeader, idsIn } from '../header-facts.ts';
import { mailDate, timeOf } from '../mail-date.ts';
import { troubles } from '../troubles.ts';
import { splitMailbox } from './split-mailbox.ts';

/** A longer mail is cut: its attachments are not worth the memory. */
const longestMail = 128 * 1024 ** 2;
const longestHeader = 256 * 1024;

/** Each mail of a mailbox is content of its own. They are read one after the other, so the mailbox may have any size. */
export async function extractMailbox(host: ContentExtractorHost, content: Content): Promise<void> {
  let count = 0;
  let isMailbox = false;
  for await (const { start, end } of splitMailbox(content)) {
    const isCut = end - start > longestMail;
    const { fromLine, mail } = unwrap(await content.bytes({ start, end: isCut ? start + longestMail : end }));
    const { header } = readEntity(mail.subarray(0, longestHeader));
    if (header.size === 0) continue;
    isMailbox = true;
    if (isInternal(header)) continue;
    count += 1;
    if (isCut) host.markPartial(troubles.damaged);
    const modifiedAt = timeOf(factsOfHeader(header).date ?? mailDate(fromLine));
    await host.addContent({
      key: `${count}-${fingerprint(header, mail)}.eml`,
      mimeType: 'message/rfc822',
      bytes: mail,
      size: mail.length,
      ...(modifiedAt !== undefined && { modifiedAt }),
    });
  }
  if (!isMailbox) throw new RejectContent('There is no mail in it.');
  await host.addItem('', { description: `${count} ${count === 1 ? 'mail' : 'mails'}` });
}

/** Without the line that separates mails, and with the lines as they were that had to be changed because of it. */
function unwrap(bytes: Uint8Array): { readonly fromLine: string; readonly mail: Buffer } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSeparated = buffer.toString('latin1', 0, 5) === 'From ';
  const lineEnd = isSeparated ? buffer.indexOf(0x0a) : -1;
  const mail = lineEnd === -1 ? buffer : buffer.subarray(lineEnd + 1);
  return {
    fromLine: isSeparated ? buffer.toString('latin1', 0, Math.min(200, Math.max(0, lineEnd))) : '',
    mail: mail.includes('>From ') ? Buffer.from(mail.toString('latin1').replaceAll(/^>(>{0,99}From )/gm, '$1'), 'latin1') : mail,
  };
}

/** What mail programs keep for themselves: notes on the folder, and mails that were deleted and are not yet removed. */
function isInternal(header: MimeHeader): boolean {
  if (header.get('subject')?.includes("DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA") === true) return true;
  return (Number.parseInt(header.get('x-mozilla-status') ?? '0', 16) & 0x0008) !== 0;
}

/** Tells mails apart when others before them are removed. */
function fingerprint(header: MimeHeader, mail: Buffer): string {
  return hash('sha256', idsIn(header.get('message-id'))[0] ?? mail.subarray(0, longestHeader)).slice(0, 12);
}
