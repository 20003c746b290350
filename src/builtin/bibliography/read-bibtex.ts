import { readLatex } from '../../kit/latex-text/read-latex.ts';
import type { BibliographyEntry } from './entry.ts';
import { entryMetadata } from './entry-metadata.ts';
import { scanBibtex, type BibtexEntry } from './scan-bibtex.ts';

const months: ReadonlySet<string> = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '));

/** BibTeX and BibLaTeX. */
export function* readBibtex(source: string): Generator<BibliographyEntry | string> {
  /** `@string` abbreviations. */
  const abbreviations = new Map<string, string>();
  for (const entry of scanBibtex(source, abbreviations)) {
    if (typeof entry === 'string') {
      const comment = entry.replaceAll(/^%+[ \t]*/gm, '').trim();
      if (comment !== '') yield comment;
    } else if (entry.type === 'string') for (const [name, value] of entry.fields) abbreviations.set(name, value);
    else if (entry.type === 'preamble' || entry.type === 'comment') continue;
    else yield readEntry(entry);
  }
}

function readEntry({ type, key, fields }: BibtexEntry): BibliographyEntry {
  const plain = new Map(
    [...fields].map(([name, value]) => [
      name,
      /^(?:url|doi|file|eprint)$/.test(name) ? value : readLatex(value).text.replaceAll(/\s+/g, ' '),
    ]),
  );
  const get = (...names: readonly string[]): string | undefined =>
    names.map((name) => plain.get(name)).find((value) => value !== undefined && value !== '');
  const [title, subtitle] = [get('title'), get('subtitle')];
  const people = (name: string): readonly string[] => namesIn(fields.get(name) ?? '');
  const year = get('year');
  const month = get('month')?.slice(0, 3).toLowerCase() ?? '';
  const url = get('url');
  const shown = [...plain].filter(
    ([name]) => !/^(?:file|timestamp|bdsk-.*|date-(?:added|modified)|owner|groups|crossref|urldate)$/.test(name),
  );
  return {
    ...(key !== '' && { key }),
    text: [key, ...shown.map(([name, value]) => (name === 'author' || name === 'editor' ? people(name).join('; ') : value))].join('\n'),
    metadata: entryMetadata({
      type,
      authors: people('author').length > 0 ? people('author') : people('editor'),
      keywords: (get('keywords', 'keyword') ?? '')
        .split(/[,;]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
      links: url === undefined ? [] : [url],
      ...(title !== undefined && { title: subtitle === undefined ? title : `${title}: ${subtitle}` }),
      ...optional('date', get('date') ?? (year !== undefined && months.has(month) ? `${month} ${year}` : year)),
      ...optional('abstract', get('abstract')),
      ...optional('journal', get('journal', 'journaltitle', 'booktitle')),
      ...optional('publisher', get('publisher', 'school', 'institution')),
      ...optional('language', get('langid', 'language')),
      ...optional('doi', get('doi')),
      ...optional('isbn', get('isbn')),
    }),
  };
}

const optional = <Name extends string>(name: Name, value: string | undefined): { readonly [K in Name]?: string } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]: string });

/** `Last, First and First Last and {A Company}`, read as `First Last`. Braces keep an `and` together. */
function namesIn(list: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  const separator = /[{}]|\s+and\s+/gi;
  for (let match = separator.exec(list); match !== null; match = separator.exec(list)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else if (depth === 0) {
      names.push(list.slice(start, match.index));
      start = separator.lastIndex;
    }
  }
  names.push(list.slice(start));
  return names.map((name) => inOrder(name.trim())).filter((name) => name !== '' && name !== 'others');
}

function inOrder(name: string): string {
  const isWhole = name.startsWith('{') && name.endsWith('}');
  const plain = readLatex(name).text.replaceAll(/\s+/g, ' ').trim();
  const [last = '', ...rest] = isWhole ? [plain] : plain.split(',').map((part) => part.trim());
  // `von Last, Jr, First`
  return [rest.at(-1), last, rest.length > 1 ? rest[0] : undefined].filter((part) => part !== undefined && part !== '').join(' ');
}
