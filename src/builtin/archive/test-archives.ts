import { gzipSync } from 'node:zlib';
import { makeZip } from '../../kit/zip/test-zip.ts';
import { extractWith, type Recording } from '../../testing/extract-with.ts';
import plugin from './index.ts';
import { packedSamples } from './test-compressed.ts';
import { usualFiles, type TestFile } from './test-files.ts';
import { makeIso } from './test-iso.ts';
import { makeAr, makeCpio, makeDeb, makeRpm } from './test-packages.ts';
import { makeCab, makeLha, makeRar, makeSevenZip, makeXar } from './test-stored.ts';
import { tarOf } from './test-tar.ts';

export interface TestArchive {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** The same files in archives of every kind. */
export const archivesOf = (files: readonly TestFile[]): readonly TestArchive[] => [
  { name: 'a.zip', mimeType: 'application/zip', bytes: makeZip(files) },
  { name: 'a.jar', mimeType: 'application/java-archive', bytes: makeZip(files) },
  { name: 'a.tar', mimeType: 'application/x-tar', bytes: tarOf(files) },
  { name: 'a.tgz', mimeType: 'application/gzip', bytes: gzipSync(tarOf(files)) },
  { name: 'a.ar', mimeType: 'application/x-unix-archive', bytes: makeAr(files) },
  { name: 'newc.cpio', mimeType: 'application/x-cpio', bytes: makeCpio(files, 'newc') },
  { name: 'odc.cpio', mimeType: 'application/x-cpio', bytes: makeCpio(files, 'odc') },
  { name: 'binary.cpio', mimeType: 'application/x-cpio', bytes: makeCpio(files, 'binary') },
  { name: 'a.rpm', mimeType: 'application/x-rpm', bytes: makeRpm({ 1000: 'name' }, files) },
  { name: 'a.deb', mimeType: 'application/x-deb', bytes: makeDeb('Package: name\n', files) },
  { name: 'joliet.iso', mimeType: 'application/x-iso9660-image', bytes: makeIso({ title: 'A DISC', names: 'joliet', files }) },
  { name: 'rock-ridge.iso', mimeType: 'application/x-iso9660-image', bytes: makeIso({ title: 'A DISC', names: 'rock-ridge', files }) },
  { name: 'a.xar', mimeType: 'application/x-xar', bytes: makeXar(files) },
  { name: 'a.7z', mimeType: 'application/x-7z-compressed', bytes: makeSevenZip(files) },
  { name: 'a.rar', mimeType: 'application/vnd.rar', bytes: makeRar(files) },
  { name: 'a.cab', mimeType: 'application/vnd.ms-cab-compressed', bytes: makeCab(files) },
  { name: 'a.lzh', mimeType: 'application/x-lzh-compressed', bytes: makeLha(files) },
];

export const usualArchives: readonly TestArchive[] = [...archivesOf(usualFiles), ...packedSamples];

/** Runs the extractor that fits the type. */
export function extract({ name, mimeType, bytes }: TestArchive): Promise<Recording> {
  const extensions = Object.entries(plugin.contentExtractors ?? {});
  const found = extensions.find(([, extractor]) => extractor.preferredMimeTypes?.includes(mimeType));
  if (!found) throw new Error(`nothing reads ${mimeType}`);
  return extractWith(plugin, found[0], { name, mimeType, bytes });
}

export const extractZip = (bytes: Buffer): Promise<Recording> => extract({ name: 'a.zip', mimeType: 'application/zip', bytes });
export const extractTar = (bytes: Buffer): Promise<Recording> => extract({ name: 'a.tar', mimeType: 'application/x-tar', bytes });

/** Keys and texts of members that were handed on. */
export const textsOf = ({ contents }: Recording): Readonly<Record<string, string>> =>
  Object.fromEntries(contents.filter(({ unread }) => !unread).map(({ key, bytes }) => [key, Buffer.from(bytes).toString('utf8')]));

/** Members that are recorded by name, with the code of the reason. */
export const unreadOf = ({ contents }: Recording): Readonly<Record<string, unknown>> =>
  Object.fromEntries(contents.flatMap(({ key, unread }) => (unread ? [[key, unread.code]] : [])));

/** What is said of the archive itself. */
export const ownMetadata = ({ items }: Recording): unknown => items.find(({ child }) => child === undefined)?.metadata;
