import { isoDate } from '../dates/iso-date.ts';
import { dateInText } from './date-in-text.ts';
import type { HtmlDocument } from './read-html.ts';
import { readStructuredData } from './structured-data.ts';

/**
 * Names of `meta` that fill a field, most trusted first: HTML's own, Open Graph (https://ogp.me), Dublin Core in HTML, Highwire Press tags,
 * schema.org microdata, and what blog software writes.
 */
const names = {
  title: ['og:title', 'dc.title', 'dcterms.title', 'citation_title', 'twitter:title'],
  description: ['description', 'og:description', 'dc.description', 'dcterms.description', 'twitter:description'],
  keywords: ['keywords', 'news_keywords', 'article:tag', 'dc.subject', 'dcterms.subject', 'citation_keywords'],
  authors: ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'citation_author', 'sailthru.author', 'parsely-author'],
  published: [
    'article:published_time',
    'dcterms.issued',
    'dc.date.issued',
    'dc.date',
    'dcterms.date',
    'datepublished',
    'citation_publication_date',
    'citation_date',
    'date',
    'pubdate',
    'publish-date',
    'parsely-pub-date',
    'sailthru.date',
    'og:published_time',
  ],
  modified: [
    'article:modified_time',
    'datemodified',
    'dcterms.modified',
    'dc.date.modified',
    'og:updated_time',
    'last-modified',
    'revised',
  ],
  created: ['dcterms.created', 'dc.date.created', 'datecreated', 'created'],
  language: ['content-language', 'dc.language', 'dcterms.language', 'og:locale'],
  siteName: ['og:site_name', 'application-name'],
} as const satisfies Record<string, readonly string[]>;

const mostTitles = 5;

export interface PageMetadata {
  readonly title?: string;
  /** Titles for other places, such as social networks, that say something else. */
  readonly otherTitles?: readonly string[];
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly authors?: readonly string[];
  readonly publishedAt?: string;
  readonly modifiedAt?: string;
  readonly createdAt?: string;
  readonly language?: string;
  readonly siteName?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** What a page says about itself, as fields. Only fields that it says something about. */
export function pageMetadata(page: HtmlDocument & { readonly edges?: string }): PageMetadata {
  const said = (field: keyof typeof names): string[] =>
    names[field]
      .flatMap((name) => page.meta.get(name) ?? [])
      .map(tidy)
      .filter((value) => value !== '');
  const date = (field: keyof typeof names, others: readonly string[]): string | undefined => firstDate([...said(field), ...others]);
  const data = readStructuredData(page.structuredData);
  const declaredAuthors = [...said('authors'), ...data.authors.map(tidy)];
  const [title, ...otherTitles] = unique([page.title ?? '', ...said('title'), data.headline[0] ?? '']);
  const fields = {
    title,
    otherTitles: nonEmpty(otherTitles.filter((other) => !isPartly(other, title ?? '')).slice(0, mostTitles)),
    description: said('description')[0],
    tags: nonEmpty(
      unique(
        said('keywords')
          .flatMap((value) => value.split(/[,;]/))
          .map(tidy),
      ),
    ),
    authors: nonEmpty(unique(declaredAuthors.filter((author) => !/^https?:/i.test(author)))) ?? nonEmpty(page.byline.authors),
    publishedAt: date('published', [...data.datePublished, ...page.byline.published]) ?? dateInText(page.edges ?? ''),
    modifiedAt: date('modified', [...data.dateModified, ...page.byline.modified]),
    createdAt: date('created', []),
    language: [page.language ?? '', ...said('language')].map(languageTag).find((tag) => tag !== undefined),
    siteName: said('siteName')[0],
    ...position(page),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Titles differ in the name of the site at their end, or in capitals. */
function isPartly(title: string, other: string): boolean {
  const [one, two] = [title.toLowerCase(), other.toLowerCase()];
  return one.includes(two) || two.includes(one);
}

function firstDate(values: readonly string[]): string | undefined {
  return values.map(isoDate).find((date) => date !== undefined);
}

/** `ICBM` and `geo.position` give degrees north and east. */
function position({ meta }: HtmlDocument): Pick<PageMetadata, 'latitude' | 'longitude'> {
  const said = [...(meta.get('geo.position') ?? []), ...(meta.get('icbm') ?? [])][0] ?? '';
  const [, north, east] = /^\s{0,9}(-?\d{1,2}(?:\.\d{1,10})?)[,;\s]{1,9}(-?\d{1,3}(?:\.\d{1,10})?)\s{0,9}$/.exec(said) ?? [];
  return north === undefined || east === undefined ? {} : { latitude: Number(north), longitude: Number(east) };
}

/** Browsers and people write `en_US` for `en-US`. */
function languageTag(value: string): string | undefined {
  const tag = value.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i.test(tag) ? tag : undefined;
}

function tidy(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '');
}

function nonEmpty(values: readonly string[]): readonly string[] | undefined {
  return values.length > 0 ? values : undefined;
}
