import { isoDate } from '../../kit/dates/iso-date.ts';
import type { FrontMatter, FrontMatterValue } from '../../kit/front-matter/read-front-matter.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

/** Names that site generators and note programs give to a field, in lower case, most telling first. */
const names = {
  title: ['title'],
  description: ['description', 'summary', 'excerpt', 'abstract', 'subtitle'],
  tags: ['tags', 'tag', 'keywords', 'categories', 'category', 'topics'],
  aliases: ['aliases', 'alias'],
  authors: ['authors', 'author'],
  published: ['date', 'published', 'publishdate', 'pubdate', 'published_at', 'date_published'],
  created: ['created', 'created_at', 'date_created', 'date created', 'creation_date'],
  modified: [
    'updated',
    'modified',
    'lastmod',
    'last_modified_at',
    'updated_at',
    'date_modified',
    'date modified',
    'last_update',
    'last_updated',
  ],
  language: ['lang', 'language', 'locale'],
} as const satisfies Record<string, readonly string[]>;

/** Fields that the index has a place for, so that their words need not stand in the text. */
const indexedApart: ReadonlySet<string> = new Set([...names.title, ...names.tags, ...names.authors]);

export function frontMatterMetadata(frontMatter: FrontMatter): MetadataFields {
  const said = new Map(Object.entries(frontMatter).map(([name, value]) => [name.toLowerCase(), value]));
  const values = (field: keyof typeof names): string[] => names[field].flatMap((name) => texts(said.get(name)));
  const date = (field: keyof typeof names): string | undefined =>
    values(field)
      .map(isoDate)
      .find((text) => text !== undefined);
  const fields = {
    title: values('title')[0],
    description: values('description')[0],
    tags: nonEmpty(
      values('tags')
        .flatMap((value) => value.split(/[,;]/))
        .map((tag) => tag.trim().replace(/^#/, '')),
    ),
    aliases: nonEmpty(values('aliases')),
    authors: nonEmpty(names.authors.flatMap((name) => people(said.get(name)))),
    publishedAt: date('published'),
    createdAt: date('created'),
    modifiedAt: date('modified'),
    language: values('language')
      .map((tag) => tag.replaceAll('_', '-'))
      .find((tag) => /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i.test(tag)),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) satisfies MetadataFields;
}

/** Authors are names, or maps with a name among other things. */
function people(value: FrontMatterValue | undefined): string[] {
  if (typeof value !== 'object') return texts(value);
  if (Array.isArray(value)) return value.flatMap((part: FrontMatterValue) => people(part));
  return texts('name' in value ? value.name : undefined);
}

/** What else the front matter says, a value a line: all that a person wrote into a file finds it. */
export function frontMatterText(frontMatter: FrontMatter): string {
  return Object.entries(frontMatter)
    .filter(([name]) => !indexedApart.has(name.toLowerCase()))
    .flatMap(([, value]) => texts(value))
    .join('\n');
}

/** The texts in a value. Its depth is bounded by the reader. */
function texts(value: FrontMatterValue | undefined): string[] {
  if (value === undefined || value === '') return [];
  if (typeof value === 'string') return [value.trim()];
  return Object.values(value).flatMap((part: FrontMatterValue) => texts(part));
}

function nonEmpty(values: readonly string[]): readonly string[] | undefined {
  const distinct = [...new Set(values)].filter((value) => value !== '');
  return distinct.length > 0 ? distinct : undefined;
}
