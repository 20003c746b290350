import type { BibliographyEntry } from './entry.ts';
import { entryMetadata } from './entry-metadata.ts';

type Role =
  | 'type'
  | 'title'
  | 'author'
  | 'keyword'
  | 'date'
  | 'abstract'
  | 'journal'
  | 'publisher'
  | 'language'
  | 'doi'
  | 'isbn'
  | 'link'
  | 'id'
  | 'hidden';

/** Tags of RIS, of PubMed's MEDLINE format and of EndNote's refer format. */
const roles: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    type: 'TY PT %0',
    title: 'TI T1 CT BT %T',
    author: 'AU A1 A2 A3 FAU ED %A %E',
    keyword: 'KW MH OT %K',
    date: 'DA PY Y1 DP %D',
    abstract: 'AB N2 %X',
    journal: 'JO JF T2 JT JA %J %B',
    publisher: 'PB %I',
    language: 'LA %G',
    doi: 'DO LID AID %R',
    isbn: 'SN IS-BN %@',
    link: 'UR L1 L2 LK %U',
    id: 'ID PMID AN %F',
    hidden: 'ER STAT DCOM LR OWN SB JID EDAT MHDA CRDT PHST PST IR FIR LAT',
  } satisfies Record<Role, string>).flatMap(([role, tags]) => tags.split(' ').map((tag) => [tag, role as Role])),
);
const line = /^(?:([A-Z][A-Z\d]{1,3}) {0,2}- ?|(%[\dA-Z@!$&()<>^?+\][#[=~]) )(.*)$/;

/** Lines of a tag and a value; further lines belong to the value before. An entry begins with its type or number, or after an empty line. */
export function* readTagged(source: string): Generator<BibliographyEntry> {
  let entry: (readonly [tag: string, value: string])[] = [];
  for (const text of source.split(/\r?\n/)) {
    const [, long, short, value = ''] = line.exec(text) ?? [];
    const tag = long ?? short;
    if (tag === undefined) {
      const last = entry.at(-1);
      if (last && text.trim() !== '') entry.splice(-1, 1, [last[0], `${last[1]} ${text.trim()}`.slice(0, 1_000_000)]);
      continue;
    }
    const isFirst = tag === 'TY' || tag === 'PMID' || tag === '%0';
    if (isFirst && entry.length > 0) {
      yield readEntry(entry);
      entry = [];
    }
    entry.push([tag, value.trim()]);
  }
  if (entry.length > 0) yield readEntry(entry);
}

function readEntry(lines: readonly (readonly [tag: string, value: string])[]): BibliographyEntry {
  const all = (role: Role): readonly string[] =>
    lines.filter(([tag, value]) => roles.get(tag) === role && value !== '').map(([, value]) => value);
  const isMedline = lines.some(([tag]) => tag === 'PMID');
  const doi = all('doi')
    .find((value) => /10\.\d{4,9}\//.test(value))
    ?.replace(/ \[\w+\]$/, '');
  const full = lines.filter(([tag]) => tag === 'FAU').map(([, value]) => value);
  const authors = (full.length > 0 ? full : all('author')).map((name) =>
    name.replace(/^([^,]+),\s*([^,]+?)(?:,\s*(.*))?$/, '$2 $1 $3').trim(),
  );
  const first = {
    title: all('title')[0],
    date: all('date')[0],
    abstract: all('abstract')[0],
    journal: all('journal')[0],
    publisher: all('publisher')[0],
    language: all('language')[0],
    isbn: all('isbn')[0],
    type: all('type')[0],
    doi,
  };
  const said = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined));
  const key = all('id')[0] ?? doi;
  const shown = lines.filter(([tag, value]) => roles.get(tag) !== 'hidden' && value !== '').map(([, value]) => value);
  return {
    ...(key !== undefined && { key: isMedline ? `PMID ${key}` : key }),
    text: [...new Set(shown)].join('\n'),
    metadata: entryMetadata({
      ...said,
      authors: [...new Set(authors)],
      keywords: all('keyword').map((word) => word.replaceAll('*', '')),
      links: all('link').filter((link) => /^https?:/i.test(link)),
    }),
  };
}
