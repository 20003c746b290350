import { readAddresses, type MailAddress } from '../../kit/mime/addresses.ts';
import { decodeWords } from '../../kit/mime/encoded-words.ts';
import type { MimeHeader } from '../../kit/mime/header.ts';
import { mailDate } from './mail-date.ts';
import type { MailFacts } from './mail-facts.ts';

const mostReferences = 200;

/** What the header of a mail says. */
export function factsOfHeader(header: MimeHeader): MailFacts {
  const people = (...names: string[]): readonly MailAddress[] =>
    names.map((name) => header.all(name).flatMap(readAddresses)).find((found) => found.length > 0) ?? [];
  return {
    subject: header.text('subject') || undefined,
    from: people('from', 'sender'),
    to: people('to', 'apparently-to', 'newsgroups'),
    cc: people('cc'),
    bcc: people('bcc'),
    date: ['date', 'sent', 'delivery-date', 'resent-date'].map((name) => mailDate(header.get(name))).find((date) => date !== undefined),
    messageId: idsIn(header.get('message-id'))[0],
    inReplyTo: idsIn(header.get('in-reply-to'))[0],
    references: someOf(idsIn(header.get('references'))),
    listId: listId(header),
    language: languageTag(header.text('content-language')),
    tags: tagsOf(header),
  };
}

/** Ids stand in angle brackets; without them, the words are ids that hold an `@`. */
export function idsIn(field = ''): readonly string[] {
  const bracketed = [...field.matchAll(/<([^<>\s]{1,998})>/g)].map(([, id = '']) => id);
  return bracketed.length > 0 ? bracketed : field.split(/\s+/).filter((word) => word.includes('@'));
}

/** The first says which thread it is, the last ones what it answers. */
const someOf = (ids: readonly string[]): readonly string[] =>
  ids.length <= mostReferences ? ids : [...ids.slice(0, 1), ...ids.slice(1 - mostReferences)];

/** The id (RFC 2919) of a mailing list, without what people call it. */
function listId(header: MimeHeader): string | undefined {
  const field = header.text('list-id');
  return /<([^<>]{1,255})>/.exec(field ?? '')?.[1] ?? (field || undefined);
}

function languageTag(value = ''): string | undefined {
  return /^\s*([a-z]{2,3}(?:-[a-z\d]{2,8}){0,3})\b/i.exec(value)?.[1];
}

/** Labels of mail programs and of Google's export. */
function tagsOf(header: MimeHeader): readonly string[] {
  const fields = ['keywords', 'x-keywords', 'x-gmail-labels', 'x-label'].flatMap((name) => header.all(name));
  const tags = fields.flatMap((field) => decodeWords(field).split(','));
  return [...new Set(tags.map((tag) => tag.replaceAll(/["\s]+/g, ' ').trim()))].filter((tag) => tag !== '').slice(0, 100);
}
