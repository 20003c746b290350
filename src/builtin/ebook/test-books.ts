import { makeZip } from '../../kit/zip/test-zip.ts';

/** Books, made from their parts. For tests only. */

const container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>';

/** A book of EPUB 3 with these chapters, the contents of `body`. */
export function makeEpub(chapters: readonly string[], metadata = '', parts: Readonly<Record<string, string>> = {}): Buffer {
  const items = chapters.map((_, index) => `<item id="c${index}" href="chapter%20${index + 1}.xhtml" media-type="application/xhtml+xml"/>`);
  const references = chapters.map((_, index) => `<itemref idref="c${index}"/>`);
  const files = {
    'META-INF/container.xml': container,
    'OPS/book.opf': `<package version="3.0"><metadata xmlns:dc="dc">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>${items.toReversed().join('')}</manifest><spine>${references.join('')}</spine></package>`,
    'OPS/nav.xhtml': `<html><nav epub:type="toc"><ol>${chapters.map((_, index) => `<li><a href="chapter%20${index + 1}.xhtml#x">Title ${index + 1}</a></li>`).join('')}</ol></nav><nav epub:type="landmarks"><a href="chapter%201.xhtml">Cover</a></nav></html>`,
    ...Object.fromEntries(
      chapters.map((body, index) => [
        `OPS/chapter ${index + 1}.xhtml`,
        `<?xml version="1.0"?><html><head><title/></head><body>${body}</body></html>`,
      ]),
    ),
    ...parts,
  };
  return makeZip([
    { name: 'mimetype', data: 'application/epub+zip', method: 0 },
    ...Object.entries(files).map(([name, data]) => ({ name, data })),
  ]);
}

const shorts = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => Buffer.of(value >> 8, value & 255)));
const longs = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => shorts(value >>> 16, value & 0xffff)));

export interface TestMobi {
  readonly compression?: number;
  readonly encryption?: number;
  readonly author?: string;
  /** Bytes of the text records. */
  readonly records: readonly Buffer[];
}

/** A book of Mobipocket in UTF-8. */
export function makeMobi(title: string, { compression = 2, encryption = 0, author = 'Ann', records }: TestMobi): Buffer {
  const header = Buffer.alloc(248);
  shorts(compression, 0).copy(header, 0);
  longs(100_000).copy(header, 4);
  shorts(records.length, 4096, encryption).copy(header, 8);
  header.write('MOBI', 16);
  longs(232, 2, 65001, 0, 6).copy(header, 20);
  const extra = Buffer.concat([Buffer.from('EXTH'), longs(12 + 8 + author.length, 1, 100, 8 + author.length), Buffer.from(author)]);
  longs(0x40).copy(header, 128);
  longs(header.length + extra.length, title.length).copy(header, 84);
  const all = [Buffer.concat([header, extra, Buffer.from(title)]), ...records];
  const database = Buffer.alloc(78);
  database.write('book');
  database.write('BOOKMOBI', 60);
  shorts(all.length).copy(database, 76);
  let at = database.length + 8 * all.length;
  const entries = all.map((record) => {
    const entry = longs(at, 0);
    at += record.length;
    return entry;
  });
  return Buffer.concat([database, ...entries, ...all]);
}
