/** What JSON-LD (schema.org) says of a page. */
export interface StructuredData {
  readonly headline: readonly string[];
  readonly authors: readonly string[];
  readonly datePublished: readonly string[];
  readonly dateModified: readonly string[];
}

type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
type JsonMap = { readonly [key: string]: JsonValue };

const mostNodes = 1000;

/** Blocks that are no JSON say nothing. */
export function readStructuredData(blocks: readonly string[]): StructuredData {
  const works = blocks.flatMap(parse).flatMap(nodes).filter(isWork);
  const strings = (key: string): string[] => works.flatMap((work) => list(work[key])).filter((value) => typeof value === 'string');
  return {
    headline: strings('headline'),
    authors: works.flatMap((work) => list(work['author'])).flatMap(names),
    datePublished: strings('datePublished'),
    dateModified: strings('dateModified'),
  };
}

/** Things that are written, not the site, its owner or its list of pages. */
function isWork(node: JsonMap): boolean {
  return list(node['@type']).some(
    (type) => typeof type === 'string' && /(?:Article|Posting|Page|CreativeWork|Report|Book|Recipe)$/.test(type),
  );
}

function parse(block: string): JsonValue[] {
  try {
    return [JSON.parse(withoutCdata(block)) as JsonValue];
  } catch {
    return [];
  }
}

/** Pages that are XML, or were, wrap their scripts. */
function withoutCdata(block: string): string {
  const start = block.indexOf('<![CDATA[');
  return start === -1 ? block : block.slice(start + '<![CDATA['.length, block.lastIndexOf(']]>')).replace(/(?:\/\/|\/\*)\s*$/, '');
}

/** The things at the top and in `@graph`, not what they contain. */
function nodes(root: JsonValue): JsonMap[] {
  const found = list(root).filter(isMap).slice(0, mostNodes);
  return found.flatMap((node) => [node, ...list(node['@graph']).filter(isMap).slice(0, mostNodes)]);
}

function names(author: JsonValue): string[] {
  if (typeof author === 'string') return [author];
  return isMap(author) ? list(author['name']).filter((name) => typeof name === 'string') : [];
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function isMap(value: JsonValue): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
