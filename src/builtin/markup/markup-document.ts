import { isoDate } from '../../kit/dates/iso-date.ts';
import { createLinkList } from '../../kit/html-text/links.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

export interface MarkupText {
  readonly text: string;
  readonly metadata: MetadataFields;
}

/** What the readers of all dialects fill. Of fields that occur again the first counts. */
export interface MarkupDocument {
  /** An empty line is a gap; gaps at the beginning, at the end and in a row are left out. */
  line(text: string): void;
  /** Also a line of the text. */
  heading(text: string): void;
  title(text: string): void;
  /** One name, or several between `;` or `and`. */
  author(names: string): void;
  /** Separated by commas or the like. */
  tags(list: string): void;
  link(target: string): void;
  language(tag: string): void;
  description(text: string): void;
  date(field: 'createdAt' | 'modifiedAt' | 'publishedAt', text: string): void;
  read(): MarkupText;
}

const mostValues = 1000;
const longestValue = 500;

export function createMarkupDocument(): MarkupDocument {
  const lines: string[] = [];
  const headings: string[] = [];
  const authors = new Set<string>();
  const tags = new Set<string>();
  const links = createLinkList();
  const fields: { title?: string; description?: string; language?: string; createdAt?: string; modifiedAt?: string; publishedAt?: string } =
    {};

  function line(text: string): void {
    const shown = text.trimEnd();
    if (shown !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(shown);
  }

  return {
    line,
    heading(text) {
      const shown = oneLine(text);
      if (shown === '') return;
      if (headings.length < mostValues) headings.push(shown);
      line(shown);
    },
    title(text) {
      const shown = oneLine(text);
      if (shown !== '') fields.title ??= shown;
    },
    author(names) {
      for (const name of names.split(/;|\band\b/).map(oneLine)) if (name !== '' && authors.size < mostValues) authors.add(name);
    },
    tags(list) {
      for (const tag of list.split(/[,;:]/).map(oneLine)) if (tag !== '' && tags.size < mostValues) tags.add(tag);
    },
    link: (target) => links.add(target),
    language(tag) {
      const plain = tag.trim().replace('_', '-');
      if (/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(plain)) fields.language ??= plain;
    },
    description(text) {
      const shown = oneLine(text);
      if (shown !== '') fields.description ??= shown;
    },
    date(field, text) {
      const date = isoDate(text.replaceAll(/^[<[]|[\]>]$/g, ''));
      if (date !== undefined) fields[field] ??= date;
    },
    read() {
      const title = fields.title ?? headings[0];
      const targets = links.targets();
      return {
        text: lines.join('\n').trim(),
        metadata: {
          ...fields,
          ...(title !== undefined && { title }),
          ...(authors.size > 0 && { authors: [...authors] }),
          ...(tags.size > 0 && { tags: [...tags] }),
          ...(headings.length > 0 && { headings }),
          ...(targets.length > 0 && { links: targets }),
        },
      };
    },
  };
}

const oneLine = (text: string): string => text.slice(0, longestValue).replaceAll(/\s+/g, ' ').trim();
