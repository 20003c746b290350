import type { IconName } from './icon-shapes.ts';

/** What people call a type of file. */
export interface Kind {
  /** A value of `type:` where there is one for just these types. */
  readonly name: string;
  readonly text: string;
  readonly icon: IconName;
  /** Colour of the icon, see `styles/results.css`. */
  readonly tone: 'text' | 'document' | 'pdf' | 'table' | 'picture' | 'code' | 'mail' | 'container';
}

type Row = readonly [name: string, text: string, icon: IconName, tone: Kind['tone'], types: RegExp];

const rows: readonly Row[] = [
  ['pdf', 'PDF', 'pdf', 'pdf', /^application\/pdf$/u],
  ['mail', 'Mail', 'mail', 'mail', /^(?:message\/rfc822|application\/(?:mbox|vnd\.ms-outlook(?:-pst)?|vnd\.ms-tnef))$/u],
  ['markdown', 'Markdown', 'text', 'document', /^text\/markdown$/u],
  ['html', 'Web page', 'globe', 'document', /^(?:text\/html|application\/xhtml\+xml)$/u],
  ['csv', 'CSV table', 'table', 'table', /^text\/(?:csv|tab-separated-values)$/u],
  ['presentation', 'Presentation', 'slides', 'mail', /presentation|powerpoint|impress|keynote/u],
  ['spreadsheet', 'Spreadsheet', 'table', 'table', /spreadsheet|excel|\.calc|lotus-1-2-3|quattro|\.numbers/u],
  [
    'document',
    'Document',
    'document',
    'document',
    /wordprocessing|msword|ms-word|opendocument\.text|rtf$|writer|wordperfect|\.pages|iwork|oxps|xpsdocument|x-abiword|x-hwp/u,
  ],
  ['ebook', 'Book', 'book', 'document', /epub|mobi|amazon|fictionbook|comicbook|htmlhelp/u],
  [
    'archive',
    'Archive',
    'archive',
    'container',
    /\/(?:zip|x-tar|gzip|x-bzip2|x-xz|zstd|x-7z-compressed|vnd\.rar|java-archive)$|deb(?:ian|$)|x-rpm|x-cpio/u,
  ],
  ['image', 'Image', 'image', 'picture', /^image\//u],
  ['audio', 'Audio', 'audio', 'picture', /^audio\//u],
  ['video', 'Video', 'video', 'picture', /^video\//u],
  ['font', 'Font', 'font', 'container', /^font\//u],
  ['json', 'JSON', 'code', 'code', /^application\/(?:json|jsonl|x-ndjson|[a-z.-]+\+json)$/u],
  ['yaml', 'YAML', 'code', 'code', /^application\/yaml$/u],
  ['xml', 'XML', 'code', 'code', /^(?:application|text)\/xml$/u],
  ['plain', 'Text', 'text', 'text', /^text\/plain$/u],
  ['code', 'Code', 'code', 'code', /^(?:text\/(?:x-|javascript|jsx|tsx)|application\/(?:x-(?:sh|perl|httpd-php|tcl|bat)|sql|toml))/u],
];

const calendars = /calendar|vcard/u;
const kinds = new Map<string, Kind>();

/** Never fails: what nobody knows is a file, called by its type. */
export function kindOf(mimeType: string): Kind {
  const found = kinds.get(mimeType) ?? findKind(mimeType);
  kinds.set(mimeType, found);
  return found;
}

function findKind(mimeType: string): Kind {
  const row = rows.find(([, , , , types]) => types.test(mimeType));
  if (row) return { name: row[0], text: row[1], icon: row[2], tone: row[3] };
  const short = shortType(mimeType);
  const text = short.length <= 4 ? short.toUpperCase() : short;
  if (calendars.test(mimeType)) return { name: mimeType, text, icon: /vcard/u.test(mimeType) ? 'person' : 'calendar', tone: 'mail' };
  return { name: mimeType, text: mimeType === 'application/octet-stream' ? 'Other' : text, icon: 'file', tone: 'text' };
}

/** `application/x-bzip2` is `bzip2`. */
const shortType = (mimeType: string): string => mimeType.slice(mimeType.indexOf('/') + 1).replace(/^(?:x-|vnd\.)/u, '');

/** `Python` for `text/x-python`: what kind of code it is. */
export function languageOfCode(mimeType: string): string | undefined {
  if (kindOf(mimeType).name !== 'code') return undefined;
  const name = shortType(mimeType);
  return spelled[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

const spelled: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  csharp: 'C#',
  fsharp: 'F#',
  'c++': 'C++',
  sh: 'Shell',
  bat: 'Batch',
  sql: 'SQL',
  toml: 'TOML',
  'httpd-php': 'PHP',
  jsx: 'JSX',
  tsx: 'TSX',
};

/** What a value of `type:` is called. */
export const kindText = (name: string): string => rows.find(([known]) => known === name.toLowerCase())?.[1] ?? name;
