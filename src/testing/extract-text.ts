import type { Content } from '../plugin/content.ts';
import type { Plugin } from '../plugin/define-plugin.ts';
import type { ChildItem, ContentExtractorHost, EmbeddedContent } from '../plugin/hosts.ts';
import type { ItemReason } from '../plugin/item.ts';
import { createMetadata, type MetadataFields } from '../plugin/metadata.ts';

export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array | string;
  /** For text that is not UTF-8: the charset that detection would find. */
  readonly charset?: string;
  /** Options of the plugin; those left out have their defaults. */
  readonly options?: unknown;
  /** Runs the programs that the extractor asks for. Without it, none is run. */
  readonly runProgram?: ContentExtractorHost['runProgram'];
}

export interface RecordedItem {
  readonly text: string;
  readonly metadata: MetadataFields;
  readonly child?: ChildItem;
}

export interface Recording {
  readonly items: readonly RecordedItem[];
  readonly contents: readonly EmbeddedContent[];
  readonly partial: readonly ItemReason[];
}

const silence = (): void => undefined;

/** Runs an extractor on a file in memory and records what it hands over. Rejects with what the extractor throws. For tests only. */
export async function extractText(plugin: Plugin, extension: string, file: TestFile): Promise<Recording> {
  const recording = { items: [] as RecordedItem[], contents: [] as EmbeddedContent[], partial: [] as ItemReason[] };
  const host: ContentExtractorHost = {
    plugin: plugin.name,
    extension: `${plugin.name}/${extension}`,
    options: await validOptions(plugin, file.options ?? {}),
    log: { debug: silence, info: silence, warn: silence, error: silence },
    signal: new AbortController().signal,
    addItem: async (text, metadata = {}, child) => void recording.items.push({ text, metadata: { ...metadata }, ...(child && { child }) }),
    addContent: async (embedded) => void recording.contents.push(embedded),
    markPartial: (reason) => void recording.partial.push(reason),
    runProgram: file.runProgram ?? (() => Promise.reject(new Error('no program is run here'))),
  };
  const extractor = plugin.contentExtractors?.[extension];
  if (!extractor) throw new Error(`${plugin.name} has no extractor ${extension}`);
  await extractor.extract(host, contentInMemory(file), createMetadata());
  return recording;
}

async function validOptions(plugin: Plugin, options: unknown): Promise<unknown> {
  const schema = typeof plugin.options === 'function' ? await plugin.options() : plugin.options;
  const result = await schema?.['~standard'].validate(options);
  if (result?.issues) throw new Error(`invalid options: ${result.issues.map(({ message }) => message).join('; ')}`);
  return result ? result.value : {};
}

function contentInMemory({ name, mimeType, bytes, charset: detected }: TestFile): Content {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return {
    url: `file:///test/${encodeURIComponent(name)}`,
    name,
    size: all.length,
    mimeType,
    bytes: async ({ start, end } = { start: 0 }) => all.subarray(start, end),
    text: async (charset = detected ?? 'utf-8') => new TextDecoder(charset).decode(all),
    async *stream() {
      for (let start = 0; start < all.length; start += 65_536) yield all.subarray(start, start + 65_536);
    },
  };
}
