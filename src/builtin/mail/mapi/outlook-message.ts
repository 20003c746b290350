import { readAddresses, type MailAddress } from '../../../kit/mime/addresses.ts';
import { readEntity } from '../../../kit/mime/header.ts';
import { mergeAlternatives } from '../alternatives.ts';
import { factsOfHeader, idsIn } from '../header-facts.ts';
import { readHtmlBody, readHtmlText, type HtmlBody } from '../html-body.ts';
import type { MailFacts } from '../mail-facts.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { codepageLabel } from '../../../kit/mapi/codepage-label.ts';
import { propertyTypes, type Properties } from '../../../kit/mapi/properties.ts';
import { ids, moreTexts } from '../../../kit/mapi/property-ids.ts';
import { readRtfBody } from './rtf-body.ts';

/** What a message says about itself: the header that it came with, if it was kept, and its properties. */
export function factsOf(message: Properties, recipients: readonly Properties[]): MailFacts {
  const header = factsOfHeader(readEntity(Buffer.from(message.text(ids.headers) ?? '')).header);
  const sender = addressOf(message.text(ids.senderName), message.text(ids.senderSmtp, ids.senderAddress));
  const author = addressOf(message.text(ids.representingName), message.text(ids.representingSmtp, ids.representingAddress));
  const listed = (kind: number, display: number): readonly MailAddress[] => {
    const found = recipients
      .filter((recipient) => ((recipient.number(ids.recipientType) ?? 1) & 0xf) === kind)
      .map(recipientOf)
      .filter(isSomebody);
    return found.length > 0 ? found : namesIn(message.text(display));
  };
  const either = (kind: number, display: number, inHeader: readonly MailAddress[]): readonly MailAddress[] => {
    const found = listed(kind, display);
    return found.length > 0 ? found : inHeader;
  };
  const references = idsIn(message.text(ids.references));
  return {
    ...header,
    subject: message.text(ids.subject, ids.normalizedSubject)?.trim() ?? header.subject ?? message.text(ids.topic)?.trim(),
    from: sendersOf([author, sender, ...header.from.map(({ name, address }) => addressOf(name, address))]),
    to: either(1, ids.displayTo, header.to),
    cc: either(2, ids.displayCc, header.cc),
    bcc: either(3, ids.displayBcc, header.bcc),
    date: isoTime(message.time(ids.submitTime, ids.deliveryTime)) ?? header.date ?? isoTime(message.time(ids.creationTime)),
    messageId: idsIn(message.text(ids.messageId))[0] ?? header.messageId,
    inReplyTo: idsIn(message.text(ids.inReplyTo))[0] ?? header.inReplyTo,
    references: references.length > 0 ? references : header.references,
  };
}

/** The text of a message. It may be there in up to three forms. */
export function bodyOf(message: Properties): HtmlBody {
  const plain = message.text(ids.body)?.trim() ?? '';
  const html = htmlOf(message);
  const rtf = html.text.trim() === '' && plain === '' ? rtfOf(message) : undefined;
  const more = moreTexts.map((id) => message.text(id)).filter((text) => text !== undefined);
  const text = rtf?.text ?? mergeAlternatives(plain, html.text);
  return { text: [text.trim(), ...more].join('\n').trim(), links: [...html.links, ...(rtf?.links ?? [])] };
}

function htmlOf(message: Properties): HtmlBody {
  const bytes = message.bytes(ids.html);
  if (bytes === undefined) return { text: '', links: [] };
  const decoded = message.type(ids.html) === propertyTypes.binary ? undefined : message.text(ids.html);
  return decoded === undefined ? readHtmlBody(bytes, codepageLabel(message.number(ids.internetCodepage))) : readHtmlText(decoded);
}

function rtfOf(message: Properties): HtmlBody {
  const compressed = message.bytes(ids.rtf);
  if (compressed === undefined) return { text: '', links: [] };
  const { text, isHtml } = readRtfBody(decompressRtf(compressed));
  return isHtml ? readHtmlText(text) : { text, links: [] };
}

function recipientOf(recipient: Properties): MailAddress {
  return addressOf(recipient.text(ids.displayName), recipient.text(ids.smtpAddress, ids.address));
}

/** Who wrote it, and who sent it on behalf; the header repeats them. */
function sendersOf(people: readonly MailAddress[]): readonly MailAddress[] {
  const known = people.filter(isSomebody);
  const addresses = new Set(known.map(({ address }) => address.toLowerCase()));
  const different = known.filter(({ address }) => address !== '' && addresses.delete(address.toLowerCase()));
  return different.length > 0 ? different : known.slice(0, 1);
}

const isoTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;

const isSomebody = ({ name, address }: MailAddress): boolean => name !== '' || address !== '';

/** Addresses within an organisation are paths in its directory, which say nothing to people. */
function addressOf(name = '', given = ''): MailAddress {
  const address = given.includes('@') ? given.trim() : '';
  const [person] = name.includes('<') ? readAddresses(name) : [];
  const plain = (person?.name ?? name).trim().replace(/^'([^']*)'$/, '$1');
  if (plain === '' && address === '') return { name: '', address: /^\/o=/i.test(given) ? '' : given.trim() };
  return { name: plain === address ? '' : plain, address: address || (person?.address ?? '') };
}

const namesIn = (list = ''): readonly MailAddress[] => list.split(';').flatMap(readAddresses);
