import { memorySource } from '../core/content/byte-source.ts';
import { contentOf } from '../core/content/content.ts';
import type { Content } from '../plugin/content.ts';
import type { Plugin } from '../plugin/define-plugin.ts';
import { createMetadata, type MetadataFields } from '../plugin/metadata.ts';
import { recordingExtractorHost, type ExtractorSettings, type Recording } from './hosts/extractor-host.ts';
import { extensionOf } from './hosts/plugin-parts.ts';

export type { RecordedItem, Recording } from './hosts/extractor-host.ts';

export interface TestFile extends ExtractorSettings {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array | string;
  /** For text that is not UTF-8: the charset that its fetcher declares. */
  readonly charset?: string;
  /** What source and fetcher said. */
  readonly metadata?: MetadataFields;
}

/** Runs an extractor on a file in memory and records what it hands over. Rejects with what the extractor throws. For tests only. */
export async function extractWith(plugin: Plugin, extension: string, file: TestFile): Promise<Recording> {
  const extractor = extensionOf(plugin, 'contentExtractors', extension);
  const { host, recorded } = await recordingExtractorHost(plugin, extension, file);
  await extractor.extract(host, contentInMemory(file), createMetadata(file.metadata));
  return recorded();
}

export function contentInMemory({ name, mimeType, bytes, charset }: TestFile): Content {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return contentOf(memorySource(`file:///test/${encodeURIComponent(name)}`, all, name), { mimeType, charset });
}
