import { formatAddress, type MailAddress } from '../../kit/mime/addresses.ts';
import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';

/** What is known about a mail beside its text, whatever the format that it came in. */
export interface MailFacts {
  readonly subject?: string | undefined;
  readonly from: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  /** ISO 8601. */
  readonly date?: string | undefined;
  /** Ids are without their angle brackets. */
  readonly messageId?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly references: readonly string[];
  readonly listId?: string | undefined;
  readonly language?: string | undefined;
  readonly tags: readonly string[];
}

/** What the body and its parts add to the facts. */
export interface MailContents {
  /** Names of the attachments. */
  readonly attachments: readonly string[];
  readonly links: readonly string[];
  readonly encrypted: boolean;
  readonly signed: boolean;
}

const mostNames = 1000;

/** The fields that searches for mail use. Only those that there is something in. */
export function mailMetadata(facts: MailFacts, contents: MailContents): MetadataFields {
  const people = (field: readonly MailAddress[]): readonly string[] => field.slice(0, mostNames).map(formatAddress);
  const { subject, date, messageId, inReplyTo, references, listId, language, tags } = facts;
  const fields: Readonly<Record<string, JsonValue | undefined>> = {
    title: subject,
    subject,
    authors: facts.from.slice(0, mostNames).map(({ name, address }) => name || address),
    from: people(facts.from).join(', '),
    to: people(facts.to),
    cc: people(facts.cc),
    bcc: people(facts.bcc),
    date,
    createdAt: date,
    messageId,
    inReplyTo,
    references,
    // All mails of a conversation share the first one's id.
    thread: references[0] ?? inReplyTo ?? messageId,
    listId,
    language,
    tags,
    attachments: contents.attachments.slice(0, mostNames),
    links: contents.links.slice(0, mostNames),
    encrypted: contents.encrypted || undefined,
    signed: contents.signed || undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !isEmpty(value)));
}

/** The lines above the text, as mail programs show them: people look for mail by the names in it. */
export function mailHeading({ from, to, cc, subject }: MailFacts): string {
  return `${headingLine('From', from)}${headingLine('To', to)}${headingLine('Cc', cc)}${subject ? `Subject: ${subject}\n` : ''}`;
}

const headingLine = (name: string, people: readonly MailAddress[]): string =>
  people.length === 0 ? '' : `${name}: ${people.map(formatAddress).join(', ')}\n`;

const isEmpty = (value: JsonValue): boolean => value === '' || (Array.isArray(value) && value.length === 0);
