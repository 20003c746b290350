import type { Content } from '../../../../plugin/content.ts';

/** Names of all entries, in the order of the archive. */
type ReadNames = (content: Content) => Promise<readonly string[]>;

const readers: Readonly<Record<string, () => Promise<ReadNames>>> = {
  'application/x-7z-compressed': async () => (await import('./seven-zip-names.ts')).sevenZipNames,
  'application/vnd.rar': async () => (await import('./rar-names.ts')).rarNames,
  'application/vnd.ms-cab-compressed': async () => (await import('./cab-names.ts')).cabNames,
  'application/x-lzh-compressed': async () => (await import('./lha-names.ts')).lhaNames,
};

/** The library, as it was built, knows only ASCII; so names are read here. Fewer than there are where the headers are damaged. */
export async function entryNames(content: Content): Promise<readonly string[]> {
  const load = readers[content.mimeType];
  return load === undefined ? [] : (await load())(content);
}
