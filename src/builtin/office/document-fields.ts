import { isoDate } from '../../kit/dates/iso-date.ts';
import type { JsonValue, MetadataFields } from '../../plugin/metadata.ts';

/** What office programs write down about a document, as text. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly description: string;
  readonly created: string;
  readonly modified: string;
  readonly language: string;
  readonly lastModifiedBy: string;
  readonly category: string;
  readonly status: string;
  readonly generator: string;
  readonly company: string;
  readonly manager: string;
  readonly template: string;
  readonly pages: string;
  readonly slides: string;
  readonly words: string;
  readonly characters: string;
}

const counts = ['pages', 'slides', 'words', 'characters'] as const;
const asTheyAre = [
  'title',
  'subject',
  'description',
  'lastModifiedBy',
  'category',
  'status',
  'generator',
  'company',
  'manager',
  'template',
] as const;

/** The facts as fields of metadata. Of what is empty there is none. */
export function documentFields(facts: Partial<DocumentFacts>, custom: Readonly<Record<string, JsonValue>> = {}): MetadataFields {
  const fields: Record<string, JsonValue | undefined> = {
    authors: list(facts.author, /;/),
    tags: list(facts.keywords, /[,;]/),
    createdAt: isoDate(facts.created ?? ''),
    modifiedAt: isoDate(facts.modified ?? ''),
    language: languageTag(facts.language),
    custom: Object.keys(custom).length > 0 ? custom : undefined,
  };
  for (const key of asTheyAre) fields[key] = tidy(facts[key]);
  for (const key of counts) fields[key] = count(facts[key]);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function list(value: string | undefined, separator: RegExp): readonly string[] | undefined {
  const values = [...new Set((value ?? '').split(separator).map((part) => part.trim()))].filter((part) => part !== '');
  return values.length > 0 ? values : undefined;
}

function tidy(value: string | undefined): string | undefined {
  const tidied = value?.replaceAll('\0', '').trim();
  return tidied === '' ? undefined : tidied;
}

function count(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,10}$/.test(value) && Number(value) > 0 ? Number(value) : undefined;
}

function languageTag(value: string | undefined): string | undefined {
  const tag = value?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i.test(tag) ? tag : undefined;
}
