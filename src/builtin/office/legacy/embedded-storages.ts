import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import { documentText } from '../document-text.ts';
import { readPackage, type PackagedFile } from '../embedded/read-package.ts';
import { readLegacySheets } from './read-legacy-sheets.ts';
import { readLegacySlides } from './extract-legacy-slides.ts';
import { readLegacyWord, type LegacyDocument } from './extract-legacy-word.ts';
import { substorage } from './substorage.ts';

const mostStorages = 1000;

interface Kind {
  readonly stream: string;
  readonly mimeType: string;
  read(file: CompoundFile): LegacyDocument | Promise<LegacyDocument>;
}

const kinds: readonly Kind[] = [
  { stream: 'WordDocument', mimeType: 'application/msword', read: readLegacyWord },
  { stream: 'Workbook', mimeType: 'application/vnd.ms-excel', read: readLegacySheets },
  { stream: 'Book', mimeType: 'application/vnd.ms-excel', read: readLegacySheets },
  { stream: 'PowerPoint Document', mimeType: 'application/vnd.ms-powerpoint', read: readLegacySlides },
];

/** Adds what is embedded in a document: objects are storages within it. Documents of older programs are read here, files are handed on. */
export async function addStorages(host: ContentExtractorHost, file: CompoundFile): Promise<void> {
  const storages = file.entries.filter(({ isStorage, path }) => isStorage && path !== '').slice(0, mostStorages);
  for (const { path } of storages) {
    const object = substorage(file, path);
    const native = object.stream('\u0001Ole10Native');
    const whole = object.stream('Package') ?? object.stream('CONTENTS') ?? object.stream('EmbeddedOdf');
    const packaged = native === undefined ? whole && { bytes: whole } : readPackage(native);
    if (packaged !== undefined) {
      const { name, originalPaths, bytes }: PackagedFile = packaged;
      await host.addContent({
        key: name === undefined ? path : `${path}/${name}`,
        bytes,
        ...(originalPaths !== undefined && { metadata: { originalPaths } }),
      });
      continue;
    }
    const kind = kinds.find(({ stream }) => object.has(stream));
    if (kind !== undefined) await addDocument(host, { path, object, kind });
  }
}

async function addDocument(
  host: ContentExtractorHost,
  { path, object, kind }: { readonly path: string; readonly object: CompoundFile; readonly kind: Kind },
): Promise<void> {
  const child = { key: path, mimeType: kind.mimeType };
  try {
    const { text, metadata } = await kind.read(object);
    await host.addItem(documentText(text, metadata), metadata, child);
  } catch {
    // What it is shows in its type; the document around it is well.
    await host.addItem('', {}, child);
  }
}
