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
  return ({ url, mimeType, metadata, text, extraTerms }, { folder }, { id, source }) => {
    const name = urlName(url);
    const facets = `${sourceFacet(source)} ${typeFacet(mimeType)} ${extFacet(extensionOf(name))} ${folderFacet(folder)} ${facet('id', String(id))}`;
    return [
      text,
      extraTerms ?? '',
      typeof metadata.title === 'string' ? metadata.title : '',
      name,
      paths(folder),
      lines(metadata.headings),
      lines(metadata.tags),
      lines(metadata.authors),
      facets,
    ];
  };
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

/** Metadata comes from plugins and from documents, so its types are hopes. */
function lines(values: unknown): string {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string').join('\n') : '';
}

function remembered(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
