import { hash } from 'node:crypto';
import type { MetadataFields } from 'paise2/plugin';
import { noteText } from './note-text.ts';
import type { ZoteroFile, ZoteroItem } from './zotero-item.ts';

/** What is searched for in an item. */
export function textOf({ fields, creators, collections, notes, annotations }: ZoteroItem): string {
  const rows = [...fields].filter(([name]) => !told.has(name)).map(([name, value]) => `${labelOf(name)}: ${value}`);
  const parts = [
    creators.join(', '),
    fields.get('abstractNote') ?? '',
    rows.join('\n'),
    collections.map((name) => `Collection: ${name}`).join('\n'),
    ...notes.map(noteText),
    ...annotations,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** These have a place of their own. */
const told: ReadonlySet<string> = new Set(['title', 'abstractNote', 'accessDate']);

/** `publicationTitle` → `Publication title`. */
function labelOf(field: string): string {
  const words = field.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export function metadataOf(item: ZoteroItem): MetadataFields {
  const { fields, creators, tags, notes, addedAt } = item;
  const title = fields.get('title') ?? noteText(notes[0] ?? '').split('\n', 1)[0];
  const publishedAt = dateOf(fields.get('date') ?? '');
  const description = fields.get('abstractNote');
  const url = fields.get('url');
  return {
    ...(title && { title }),
    ...(creators.length > 0 && { authors: creators }),
    ...(tags.length > 0 && { tags }),
    ...(description && { description }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url && { links: [url] }),
    ...(addedAt !== undefined && { createdAt: new Date(addedAt).toISOString() }),
    zoteroType: item.type,
  };
}

/** A file is found by what is known of the item that it belongs to. */
export function fileMetadata({ title }: ZoteroFile, parent: ZoteroItem | undefined): MetadataFields {
  const { authors, tags, publishedAt, title: itemTitle } = parent ? metadataOf(parent) : {};
  return {
    title: itemTitle === undefined ? title : `${itemTitle} – ${title}`,
    ...(authors && { authors }),
    ...(tags && { tags }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

/** Changes with anything that is found of the item. Zotero's own dates do not: they leave out tags, collections and notes. */
export const fingerprintOf = (item: ZoteroItem): string => digest([textOf(item), metadataOf(item)]);

export const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 32);

/** `2019-05-00 May 2019` → `2019-05`: first the date as far as it is known, then as it was typed. */
function dateOf(date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  if (year === undefined || year === '0000') return undefined;
  return month === '00' ? year : day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
}
