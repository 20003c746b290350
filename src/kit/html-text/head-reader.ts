import type { Attributes } from './read-attributes.ts';
import type { TokenHandler } from './read-tokens.ts';
import { withoutInvisible } from './text-flow.ts';

/** What a page says about itself, wherever it says so. */
export interface HtmlHead {
  readonly title?: string;
  readonly language?: string;
  /** The `href` of `base`, as written. */
  readonly base?: string;
  /**
   * Contents of `meta` by lower-case name, in order. Names are those of `name`, `property`, `itemprop` or `http-equiv`; those of Dublin Core
   * are written with a dot, whichever way the page does.
   */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  /** JSON-LD blocks, as written. */
  readonly structuredData: readonly string[];
}

export interface HeadReader extends TokenHandler {
  read(): HtmlHead;
}

const metaNames = ['name', 'property', 'itemprop', 'http-equiv'];
const longestTitle = 1000;
const longestMeta = 10_000;
const mostMeta = 500;
const longestBlock = 500_000;
const mostBlocks = 50;

export function createHeadReader(): HeadReader {
  const meta = new Map<string, string[]>();
  const structuredData: string[] = [];
  let metaCount = 0;
  let title: string | undefined;
  let language: string | undefined;
  let base: string | undefined;
  let reading: 'title' | 'structured data' | undefined;

  function addMeta(attributes: Attributes): void {
    const key = metaNames
      .map((attribute) => attributes.get(attribute))
      .find((name) => name !== undefined)
      ?.trim()
      .toLowerCase()
      .replace(/^(dc|dcterms):/, '$1.');
    const content = attributes.get('content');
    if (!key || !content || content.length > longestMeta || metaCount++ >= mostMeta) return;
    meta.set(key, [...(meta.get(key) ?? []), content]);
  }

  return {
    open(name, attributes) {
      if (name === 'meta') addMeta(attributes);
      else if (name === 'title' && title === undefined) {
        reading = 'title';
        title = '';
      } else if (name === 'script' && attributes.get('type')?.trim().toLowerCase() === 'application/ld+json') {
        reading = 'structured data';
      } else if (name === 'html' || name === 'body') language ??= attributes.get('lang') ?? attributes.get('xml:lang');
      else if (name === 'base') base ??= attributes.get('href');
    },
    close(name) {
      if (name === 'title' || name === 'script') reading = undefined;
    },
    text(piece) {
      if (reading === 'title') title = ((title ?? '') + piece).slice(0, longestTitle);
      // The content of a script is one piece.
      else if (reading === 'structured data' && piece.length < longestBlock && structuredData.length < mostBlocks)
        structuredData.push(piece);
    },
    read() {
      const text = title && withoutInvisible(title).replace(/\s+/g, ' ').trim();
      return { ...(text && { title: text }), ...(language && { language }), ...(base && { base }), meta, structuredData };
    },
  };
}
