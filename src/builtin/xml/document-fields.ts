import { isoDate } from '../../kit/dates/iso-date.ts';
import type { XmlHandler } from '../../kit/xml-tokens/read-xml.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

type Field = 'title' | 'description' | 'author' | 'tag' | 'language' | 'createdAt' | 'modifiedAt' | 'publishedAt';

/** Elements that say something of the document, by local name in lower case: of Dublin Core, DocBook, OPML, JATS, TEI and their like. */
const fieldOf: ReadonlyMap<string, Field> = new Map(
  Object.entries<Field>({
    title: 'title',
    'article-title': 'title',
    description: 'description',
    author: 'author',
    creator: 'author',
    ownername: 'author',
    subject: 'tag',
    keyword: 'tag',
    kwd: 'tag',
    language: 'language',
    created: 'createdAt',
    datecreated: 'createdAt',
    modified: 'modifiedAt',
    datemodified: 'modifiedAt',
    date: 'publishedAt',
    pubdate: 'publishedAt',
    issued: 'publishedAt',
  }),
);

/** Elements that hold such elements. Directly below the root they count too. */
const holders = new Set(
  `info head metadata bookinfo articleinfo refentryinfo front article-meta title-group contrib-group contrib teiheader filedesc titlestmt
   channel rdf description work keywordset subjectset subject kwd-group authorgroup`.split(/\s+/),
);

/** Lists of RDF, which stand between a field and its values. */
const lists = new Set(['alt', 'bag', 'seq']);

/** Parts of an author that are not the name. */
const besideName = new Set(['affiliation', 'email', 'address', 'uri', 'link', 'contrib', 'authorblurb', 'personblurb']);

/** Fields that may have elements within; elements in another mean that it is something else of the same name. */
const mixed = new Set<Field | 'heading'>(['title', 'author', 'heading']);

const deepest = 12;
const longest = 2000;
const mostValues = 500;

export interface DocumentFields extends XmlHandler {
  read(): MetadataFields;
}

/** Collects what a document says of itself. `isBook`: every other title is that of a section. */
export function createDocumentFields(isBook: boolean): DocumentFields {
  const path: string[] = [];
  const found: Partial<Record<Field, string[]>> = {};
  const headings: string[] = [];
  let depth = 0;
  let capture: { readonly depth: number; readonly field: Field | 'heading'; text: string } | undefined;
  let ignoredFrom = Number.POSITIVE_INFINITY;

  function fieldHere(name: string): Field | 'heading' | undefined {
    const level = name === 'li' && lists.has(path[depth - 2] ?? '') ? depth - 2 : depth;
    const field = fieldOf.get(path[level - 1] ?? '');
    const isHeld = level === 2 || holders.has(path[level - 2] ?? '');
    if (field !== undefined && isHeld && !(field === 'title' && found.title)) return field;
    return isBook && name === 'title' ? 'heading' : undefined;
  }

  function keep(field: Field | 'heading', text: string): void {
    const value = text.replaceAll(/\s+/g, ' ').trim();
    const values = field === 'heading' ? headings : (found[field] ??= []);
    if (value !== '' && values.length < mostValues) values.push(value);
  }

  return {
    open(qualified, attributes) {
      const name = localName(qualified);
      depth += 1;
      if (depth <= deepest) path[depth - 1] = name;
      const language = depth === 1 ? (attributes.get('xml:lang') ?? attributes.get('lang')) : undefined;
      if (language !== undefined) keep('language', language);
      if (capture !== undefined && (lists.has(name) || !mixed.has(capture.field))) capture = undefined;
      if (capture === undefined) {
        const field = depth <= deepest ? fieldHere(name) : undefined;
        if (field !== undefined) capture = { depth, field, text: '' };
      } else if (capture.field === 'author') {
        capture.text += ' ';
        if (besideName.has(name)) ignoredFrom = Math.min(ignoredFrom, depth);
      }
    },
    text(piece) {
      if (capture !== undefined && depth < ignoredFrom && capture.text.length < longest) capture.text += piece.slice(0, longest);
    },
    close() {
      if (capture?.depth === depth) {
        keep(capture.field, capture.text);
        capture = undefined;
      }
      if (depth <= ignoredFrom) ignoredFrom = Number.POSITIVE_INFINITY;
      depth = Math.max(0, depth - 1);
    },
    read: () => ({ ...fieldsOf(found), ...(headings.length > 0 && { headings }) }),
  };
}

const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1).toLowerCase();

function fieldsOf(found: Partial<Record<Field, readonly string[]>>): MetadataFields {
  const date = (field: 'createdAt' | 'modifiedAt' | 'publishedAt'): string | undefined =>
    found[field]?.map(isoDate).find((value) => value !== undefined);
  const fields = {
    title: found.title?.[0],
    description: found.description?.[0],
    language: found.language?.map((tag) => tag.replace('_', '-')).find((tag) => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)),
    authors: found.author && [...new Set(found.author)],
    tags: found.tag && [...new Set(found.tag)],
    createdAt: date('createdAt'),
    modifiedAt: date('modifiedAt'),
    publishedAt: date('publishedAt'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
