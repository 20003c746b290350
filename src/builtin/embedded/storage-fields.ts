import { urlName } from '../../plugin/file-url.ts';
import type { ItemRecord } from '../../plugin/item.ts';
import { extensionOf, facet } from './storage-facets.ts';
import type { UrlParts } from './storage-url.ts';

/** Values of the columns of `fulltext`, after the rowid. */
export type FullTextFields = readonly [
  body: string,
  extra: string,
  title: string,
  name: string,
  path: string,
  headings: string,
  tags: string,
  author: string,
  sender: string,
  recipients: string,
  symbols: string,
  facets: string,
];

/** Makes the fields of items. Remembers what neighbouring items have in common; meant for one batch. */
export function createFieldMaker(): (
  item: ItemRecord,
  parts: UrlParts,
  owner: { readonly id: number; readonly source: string },
) => FullTextFields {
  const paths = remembered(folderWords);
  const folderFacet = remembered((folder) => facet('folder', folder));
  const typeFacet = remembered((mimeType) => facet('type', mimeType));
  const sourceFacet = remembered((source) => facet('source', source));
  const extFacet = remembered((ext) => facet('ext', ext));
  const langFacet = remembered((language) => facet('lang', language));

  // As many for every item: FTS5 takes them for words, and divides scores by the number of words.
  function facetsOf({ mimeType, language = '' }: ItemRecord, name: string, { id, source, folder }: FacetOwner): string {
    const shared = `${sourceFacet(source)} ${typeFacet(mimeType)} ${extFacet(extensionOf(name))} ${langFacet(language)}`;
    return `${shared} ${folderFacet(folder)} ${facet('id', String(id))}`;
  }

  return (item, { folder }, { id, source }) => {
    const { url, metadata, text, extraTerms = '', words = {} } = item;
    const name = urlName(url);
    return [
      words.body ?? text,
      extraTerms,
      words.title ?? textOf(metadata.title),
      words.name ?? name,
      words.path ?? paths(folder),
      words.headings ?? lines(metadata.headings),
      words.tags ?? tagWords(metadata),
      words.author ?? lines(metadata.authors),
      words.from ?? textOf(metadata.from),
      words.to ?? joined(lines(metadata.to), lines(metadata.cc)),
      words.symbols ?? lines(metadata.symbols),
      facetsOf(item, name, { id, source, folder }),
    ];
  };
}

interface FacetOwner {
  readonly id: number;
  readonly source: string;
  readonly folder: string;
}

/** The words of a folder's URL for people: decoded, without the scheme. */
export function folderWords(folder: string): string {
  return folder
    .replace(/^[a-z][a-z\d+.-]*:/i, '')
    .split('/')
    .map(urlName)
    .join(' ')
    .trim();
}

/** A document's subject says what it is about, unless it only repeats the title. */
function tagWords({ tags, subject, title }: ItemRecord['metadata']): string {
  return joined(lines(tags), subject === title ? '' : textOf(subject));
}

/** Metadata comes from plugins and from documents, so its types are hopes. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function lines(values: unknown): string {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string').join('\n') : '';
}

const joined = (one: string, other: string): string => (one === '' || other === '' ? one + other : `${one}\n${other}`);

function remembered(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
