import { metadataOf, type DataFields } from '../../kit/data-fields/metadata-of.ts';

const parsedLength = 64 * 1024;
/** A few are written by people, many multiply. */
const mostAliases = 20;
const fieldAtTop = /^["']?(?:title|description|keywords|tags|authors?|lang(?:uage)?)["']?[ \t]*:/m;

/** What the first document of a YAML file says of itself. The parser is slow, so it only runs where there is something to find. */
export async function yamlMetadata(yaml: string): Promise<DataFields> {
  const first = firstDocument(yaml);
  if (first.length > parsedLength || !fieldAtTop.test(first)) return {};
  const { parse } = await import('yaml');
  try {
    // Failsafe: every scalar is text. A key given twice counts as given last.
    return metadataOf(parse(first, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', maxAliasCount: mostAliases }));
  } catch {
    return {};
  }
}

/** Up to the line that ends the first document: comments, directives and its own `---` may come before it. */
function firstDocument(yaml: string): string {
  const start = /^(?:[ \t]*(?:[#%].*)?\r?\n)*(?:---.*)?/.exec(yaml)?.[0].length ?? 0;
  const end = yaml.slice(start).search(/^(?:---|\.\.\.)(?:\s|$)/m);
  return end === -1 ? yaml : yaml.slice(0, start + end);
}
