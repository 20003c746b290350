import { readPropertyList } from '../../kit/property-list/read-property-list.ts';
import type { ZipParts } from '../../kit/zip/index.ts';
import type { MetadataFields } from '../../plugin/metadata.ts';

const largestList = 4 * 1024 ** 2;

/** What some versions write down in a property list beside the document. */
export async function readProperties(parts: ZipParts): Promise<MetadataFields> {
  const name = parts.names().find((part) => /(?:^|\/)metadata\/properties\.plist$/i.test(part));
  const bytes = name === undefined ? undefined : await parts.bytes(name, largestList);
  if (bytes === undefined) return {};
  const found = new Map<string, string>();
  for (const { path, value } of readPropertyList(bytes)) {
    const key = path.find((step) => /^[a-z]/i.test(step))?.toLowerCase();
    if (key !== undefined && typeof value === 'string' && value.trim() !== '' && !found.has(key)) found.set(key, value.trim());
  }
  const [title, author, keywords, comment] = [['title'], ['author', 'authors'], ['keywords'], ['comment', 'comments']].map((keys) =>
    keys.map((key) => found.get(key) ?? found.get(`kmditem${key}`)).find((value) => value !== undefined),
  );
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { authors: [author] }),
    ...(keywords !== undefined && { tags: keywords.split(',').map((word) => word.trim()) }),
    ...(comment !== undefined && { description: comment }),
  };
}
