import type { Content } from './content.ts';
import type { ContentExtractorHost } from './hosts.ts';
import type { Metadata } from './metadata.ts';
import type { Rendering, RenderRequest } from './rendering.ts';

/**
 * Turns content into text and metadata. Runs in a worker process with budgets on time and memory; it may be killed at any moment and
 * run again. It sees one content at a time, must be deterministic, and must not touch files or the network.
 *
 * Import heavy libraries inside `extract`, so that starting costs nothing.
 * @since 0.1
 */
export interface ContentExtractor<Options = unknown> {
  /** Positive integer. Raise it when the output for the same bytes changes: exactly the items made by lower versions are made again. */
  readonly version: number;
  /**
   * MIME types that it reads, in lower case. `text/*` matches a whole type, and is used only where no exact type or file extension
   * finds an extractor.
   */
  readonly preferredMimeTypes?: readonly string[];
  /** With the dot, in lower case: `.srt`. Also full names: `makefile`. */
  readonly fileExtensions?: readonly string[];
  /**
   * MIME types and file extensions for which the plugin's options choose it. They go before what any extractor says of itself, and after
   * `paise2.extractors`.
   */
  chosenFor?(options: Options): readonly string[];
  /**
   * `keep` (default): the text is costly to make, so it is kept in compact form beside the index, and the same bytes are never
   * extracted twice. `reread`: the text is as cheap to make as to read the file, so nothing is kept and snippets are made from the file.
   */
  readonly textRetention?: 'keep' | 'reread';
  /** Narrows what the types above say, by a quick look at the content. `false` passes the content to the next candidate. */
  canExtract?(content: Content): boolean | Promise<boolean>;
  /**
   * Adds items through the host. `metadata` is what the source and the fetcher knew. Resolving means done; throw an
   * {@link AuthorOutcome} to end otherwise.
   */
  extract(host: ContentExtractorHost<Options>, content: Content, metadata: Metadata): Promise<void>;
  /**
   * A picture of a page, for the result list and the preview; `undefined` where the content has none, or no such page. It is asked for content
   * that this extractor read, in a worker, and has ten seconds.
   */
  render?(content: Content, request: RenderRequest): Promise<Rendering | undefined>;
}
