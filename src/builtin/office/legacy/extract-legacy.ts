import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';
import type { Content } from '../../../plugin/content.ts';
import type { ContentExtractorHost } from '../../../plugin/hosts.ts';
import type { Metadata } from '../../../plugin/metadata.ts';
import { documentText } from '../document-text.ts';
import { addStorages } from './embedded-storages.ts';
import type { LegacyDocument } from './extract-legacy-word.ts';
import { openLegacy } from './open-legacy.ts';

/** Reads a document of an older office program, and what is embedded in it. */
export async function extractLegacy(
  host: ContentExtractorHost,
  content: Content,
  metadata: Metadata,
  read: (file: CompoundFile) => LegacyDocument | Promise<LegacyDocument>,
): Promise<void> {
  const file = await openLegacy(content);
  const document = await read(file);
  await host.addItem(documentText(document.text, document.metadata), metadata.merge(document.metadata));
  await addStorages(host, file);
  if (file.damage()) host.markPartial({ code: 'damaged', text: 'The file is damaged; what could be read of it is indexed.' });
}
