/** A file to be put into an archive. */
export interface TestFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

export const bytesOf = ({ data }: TestFile): Buffer => (typeof data === 'string' ? Buffer.from(data) : Buffer.from(data));

/** Two files that every maker of archives gets: one in a folder, one with a name beyond ASCII. */
export const usualFiles: readonly TestFile[] = [
  { name: 'folder/readme.txt', data: 'words in a readme\n' },
  { name: 'Größe.md', data: '# words in a heading\n' },
];

/** Unix time of all members, in seconds: 2024-05-01T12:00:00Z. */
export const testTime = 1_714_564_800;

export const padded = (bytes: Buffer, unit: number): Buffer => Buffer.concat([bytes, Buffer.alloc((unit - (bytes.length % unit)) % unit)]);

/** Text that packs well but not too well: words in an order that does not repeat soon. */
export function sampleText(length: number): string {
  const words = ['search', 'engine', 'desktop', 'index', 'folder', 'words', 'of', 'the', 'a', 'plugin', 'extractor', 'aaaaaaaaaaaaaaaa'];
  let seed = 7;
  let text = '';
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${words[(seed >> 16) % words.length]} `;
  }
  return text.slice(0, length);
}
