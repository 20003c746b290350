/** Root elements, without prefix where it does not matter. */
const roots = new Map(
  Object.entries({
    abiword: 'application/x-abiword',
    'en-export': 'application/enex+xml',
    feed: 'application/atom+xml',
    FictionBook: 'application/x-fictionbook+xml',
    gpx: 'application/gpx+xml',
    html: 'application/xhtml+xml',
    kml: 'application/vnd.google-earth.kml+xml',
    mxfile: 'application/vnd.jgraph.mxfile',
    mxGraphModel: 'application/vnd.jgraph.mxfile',
    'pkg:package': 'application/vnd.ms-wordml',
    ONIXMessage: 'application/onix-message+xml',
    ONIXmessage: 'application/onix-message+xml',
    opml: 'text/x-opml',
    plist: 'application/x-plist',
    RDF: 'application/rdf+xml',
    rss: 'application/rss+xml',
    svg: 'image/svg+xml',
    TEI: 'application/tei+xml',
    tmx: 'application/x-tmx+xml',
    wordDocument: 'application/vnd.ms-wordml',
    xliff: 'application/xliff+xml',
    xmpmeta: 'application/rdf+xml',
  }),
);

/** Elements that pages begin with whose authors left out the rest. */
const htmlElements = new Set('html head body title meta link script style table div center h1 h2 p font a img base frameset'.split(' '));

/** HTML, a known kind of XML, or XML. `undefined` for text that only happens to begin with `<`. */
export function typeOfMarkup(text: string): string | undefined {
  const { xml, doctype, root } = prologOf(text);
  if (!xml && (/^html\b/i.test(doctype) || htmlElements.has(root.toLowerCase())))
    return /\bxhtml\b/i.test(doctype) ? 'application/xhtml+xml' : 'text/html';
  const isDocbook = /docbook/i.test(doctype) || text.includes('docbook.org/ns');
  if (isDocbook) return 'application/docbook+xml';
  if (root === 'office:document') return flatOpenDocumentType(text);
  const known = roots.get(root) ?? roots.get(root.slice(root.indexOf(':') + 1));
  return known ?? (xml || doctype !== '' ? 'application/xml' : undefined);
}

/** OpenDocument in one file. Where the root says which kind it is, is often further on than is looked. */
function flatOpenDocumentType(text: string): string {
  const kind = /\soffice:mimetype\s*=\s*["']application\/vnd\.oasis\.opendocument\.([a-z-]{1,40})["']/.exec(text)?.[1];
  return `application/vnd.oasis.opendocument.${kind ?? 'text'}-flat-xml`;
}

interface Prolog {
  /** There is an XML declaration. */
  readonly xml: boolean;
  /** What the document type declaration says, without its internal subset. */
  readonly doctype: string;
  /** Name of the first element. */
  readonly root: string;
}

function prologOf(text: string): Prolog {
  let doctype = '';
  let position = 0;
  while (text.charAt(position) === '<') {
    const rest = text.slice(position, position + 9).toUpperCase();
    if (rest === '<!DOCTYPE') doctype = /^[^[>]*/.exec(text.slice(position + 9))?.[0].trim() ?? '';
    const end = endOf(text, position, rest);
    if (end === undefined) break;
    position = end;
    while (/\s/.test(text.charAt(position))) position += 1;
  }
  const root = /^<([A-Za-z_][\w:.-]*)/.exec(text.slice(position, position + 200))?.[1] ?? '';
  return { xml: text.startsWith('<?xml'), doctype, root };
}

/** Where a comment, instruction or declaration ends; `undefined` for an element, or where the text ends before. */
function endOf(text: string, start: number, beginning: string): number | undefined {
  if (!/^<[!?]/.test(beginning)) return undefined;
  const close = beginning.startsWith('<!--') ? '-->' : beginning.startsWith('<?') ? '?>' : hasSubset(text, start) ? ']' : '>';
  const found = text.indexOf(close, start);
  if (found === -1) return undefined;
  return close === ']' ? text.indexOf('>', found) + 1 || undefined : found + close.length;
}

function hasSubset(text: string, start: number): boolean {
  const bracket = text.indexOf('[', start);
  return bracket !== -1 && bracket < text.indexOf('>', start);
}
