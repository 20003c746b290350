/**
 * Reads zip archives: APPNOTE.TXT 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), and what writers of zip files do
 * besides.
 *
 *     const source = { size: content.size, bytes: (start, end) => content.bytes({ start, end }) };
 *     const zip = await openZip(source);                    // undefined: there is no zip in it
 *     for await (const entry of zip.entries()) {            // lazily: a million entries take no memory
 *       if (entry.isDirectory) continue;
 *       const { bytes, problem } = await readZipEntry(source, entry, 64 * 1024 ** 2);
 *     }
 *     zip.damage();                                         // after the loop: whether entries are missing
 *
 * Nothing here throws because of what the archive holds; it throws what `source.bytes` throws. `problem` says what is wrong with an entry, and
 * `bytes` is what could be read all the same. Names are data: `../../etc/passwd` is returned as it stands. Limits on the number of entries and
 * on bytes in total are the caller's.
 */
export type { ZipEntry, ZipSource } from './zip-entry.ts';
export { bytesAsSource } from './zip-entry.ts';
export { openZip } from './open-zip.ts';
export { readZipEntry } from './read-zip-entry.ts';
export { streamZipEntry } from './stream-zip-entry.ts';
export { openZipParts, type ZipParts } from './zip-parts.ts';
