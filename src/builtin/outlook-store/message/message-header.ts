import { formatAddress, type MailAddress } from '../../../kit/mime/addresses.ts';
import { readEntity } from '../../../kit/mime/header.ts';
import type { Properties } from '../../../kit/mapi/properties.ts';
import { ids } from '../../../kit/mapi/property-ids.ts';
import type { Fields } from './mime-part.ts';

/** Of the header that a message came with, if it was kept, what no property says. */
const kept = ['Message-ID', 'In-Reply-To', 'References', 'List-Id', 'Content-Language', 'Keywords'];
const recipientKinds = { to: 1, cc: 2, bcc: 3 };

/** The header of a mail, from the properties of a message and of its recipients. */
export function messageHeader(message: Properties, recipients: readonly Properties[]): Fields {
  const transport = readEntity(Buffer.from(message.text(ids.headers) ?? '')).header;
  const author = person(message.text(ids.representingName), message.text(ids.representingSmtp, ids.representingAddress));
  const sender = person(message.text(ids.senderName), message.text(ids.senderSmtp, ids.senderAddress));
  const from = author ?? sender;
  const people = (kind: number, display: number): string | undefined => {
    const listed = recipients
      .filter((recipient) => ((recipient.number(ids.recipientType) ?? recipientKinds.to) & 0xf) === kind)
      .flatMap((recipient) => person(recipient.text(ids.displayName), recipient.text(ids.smtpAddress, ids.address)) ?? []);
    const shown = message.text(display)?.split(';') ?? [];
    return listed.length > 0 ? listed.join(', ') : shown.flatMap((name) => person(name) ?? []).join(', ');
  };
  const time = message.time(ids.submitTime, ids.deliveryTime, ids.creationTime);
  return {
    ...Object.fromEntries(kept.map((name) => [name, transport.get(name.toLowerCase())])),
    ...without({
      'Message-ID': message.text(ids.messageId),
      'In-Reply-To': message.text(ids.inReplyTo),
      References: message.text(ids.references),
    }),
    From: from ?? transport.get('from'),
    Sender: sender === from ? undefined : sender,
    To: people(recipientKinds.to, ids.displayTo),
    Cc: people(recipientKinds.cc, ids.displayCc),
    Bcc: people(recipientKinds.bcc, ids.displayBcc),
    Date: time === undefined ? transport.get('date') : new Date(time).toUTCString(),
    Subject: subjectOf(message),
  };
}

/** What is put before a subject, such as "Re: ", may be counted in front of it, behind a control character ([MS-PST] 2.5.3.1.1.1). */
export function subjectOf(message: Properties): string | undefined {
  const subject = message.text(ids.subject) ?? message.text(ids.displayName);
  return (subject?.startsWith('\u0001') === true ? subject.slice(2) : subject)?.trim();
}

/** Addresses within an organisation are paths in its directory, which say nothing to people. */
function person(name = '', given = ''): string | undefined {
  const address = given.includes('@') ? given.trim() : '';
  const plain: MailAddress = {
    name: name
      .replaceAll(/["\\<>]/g, ' ')
      .trim()
      .replace(/^'([^']*)'$/, '$1'),
    address,
  };
  if (plain.name === '' && address === '') return undefined;
  return formatAddress(/[,;:()@]/.test(plain.name) && plain.name !== address ? { ...plain, name: `"${plain.name}"` } : plain);
}

const without = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
