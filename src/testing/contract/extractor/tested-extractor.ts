import type { Plugin } from '../../../plugin/define-plugin.ts';
import type { ContentExtractor } from '../../../plugin/content-extractor.ts';
import type { Rendering, RenderRequest } from '../../../plugin/rendering.ts';
import { contentInMemory, extractWith, type Recording, type TestFile } from '../../extract-with.ts';
import { extensionOf } from '../../hosts/plugin-parts.ts';
import type { Opening } from '../openers.ts';

/** An extractor under test. Its plugin is imported when it is first needed. */
export interface TestedExtractor {
  readonly directory: string;
  plugin(): Promise<Plugin>;
  extractor(): Promise<ContentExtractor>;
  extract(file: TestFile): Promise<Recording>;
  /** `undefined` also where it never draws. */
  render(file: TestFile, request: Omit<RenderRequest, 'signal'>): Promise<Rendering | undefined>;
  close(): Promise<void>;
}

export function extractorOf({ key, options, directory }: Opening, plugin: () => Promise<Plugin>): TestedExtractor {
  return {
    directory,
    plugin,
    extractor: async () => extensionOf(await plugin(), 'contentExtractors', key),
    extract: async (file) => extractWith(await plugin(), key, { options, ...file }),
    async render(file, request) {
      const extractor = extensionOf(await plugin(), 'contentExtractors', key);
      return extractor.render?.(contentInMemory(file), { signal: new AbortController().signal, ...file, ...request });
    },
    close: async () => {},
  };
}
