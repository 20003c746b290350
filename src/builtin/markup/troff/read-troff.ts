import { createMarkupDocument, type MarkupDocument, type MarkupText } from '../markup-document.ts';
import { splitArguments } from './arguments.ts';
import { decodeEscapes } from './escapes.ts';
import { mdocHeadings, mdocText, type MdocState } from './mdoc.ts';

type Expected = 'heading' | 'title' | 'author' | 'text';

/** Fonts that alternate between the arguments, which stand without space between them. */
const alternating = new Set('BR BI RB RI IR IB SB'.split(' '));
const joined = new Set('B I R SM CW UL LG BX SY OP'.split(' '));
const headings = new Set(['SH', 'SS', 'NH', 'Sh', 'Ss', 'SHX', 'HP1']);
/** Requests with an argument that is shown. */
const labels = new Set(['IP', 'TP', 'TQ', 'Dt', 'LP1']);
const gaps = new Set('PP P LP IP TP TQ HP sp Pp Lp br'.split(' '));

/** Input of roff: manual pages (man(7), mdoc(7)), papers (ms(7)), with tables of tbl(1). Macros of its own and other files are not followed. */
export function readTroff(source: string): MarkupText {
  const document = createMarkupDocument();
  const mdoc: MdocState = { name: '' };
  /** What the next line of text is. */
  let expected: Expected = 'text';
  /** Request that ends what is left out: the body of a macro, or what is ignored. */
  let hiddenUntil: string | undefined;
  let table: { separator: string; inFormat: boolean } | undefined;
  let braces = 0;
  let isMdoc = false;

  function show(text: string): void {
    const shown = decodeEscapes(text);
    if (expected === 'heading') document.heading(shown);
    else document.line(shown);
    if (expected === 'title') document.title(shown);
    if (expected === 'author') document.author(shown);
    expected = expected === 'author' ? 'author' : 'text';
  }

  function readTableLine(line: string): void {
    if (table?.inFormat === true) {
      const separator = /\btab\s*\((.)\)/.exec(line)?.[1];
      if (separator !== undefined) table.separator = separator;
      // The format ends with a dot, the options before it with a semicolon.
      if (/\.\s*$/.test(line)) table.inFormat = false;
    } else if (table && !/^[-=_]$/.test(line)) {
      const cells = line.split(table.separator).map((cell) => decodeEscapes(cell.replaceAll(/T[{}]/g, '').trim()));
      document.line(cells.filter((cell) => cell !== '' && !/^[_=]$/.test(cell)).join('\t'));
    }
  }

  function readRequest(line: string): void {
    const [, name = '', rest = ''] = /^[.'][ \t]*([^\s\\]{0,20})[ \t]*(.*)$/.exec(line) ?? [];
    if (name === 'de' || name === 'de1' || name === 'am' || name === 'ig')
      hiddenUntil = `.${name === 'ig' ? rest.trim() || '.' : (splitArguments(rest)[1] ?? '.')}`;
    else if (name === 'TS') table = { separator: '\t', inFormat: true };
    else if (name === 'T&' && table) table.inFormat = true;
    else if (name === 'TE') table = undefined;
    else if (/^(?:if|ie|el|while)$/.test(name)) braces += count(rest, '\\{') - count(rest, '\\}');
    else if (name === 'Dd' || name === 'Dt' || name === 'Os') readMdocProlog(name, rest);
    else if (isMdoc && /^[A-Z][a-z]\d?$/.test(name)) readMdoc(name, rest);
    else readMacro(name, rest);
  }

  function readMdocProlog(name: string, rest: string): void {
    isMdoc = true;
    if (name === 'Dd') document.date('modifiedAt', rest.replace(/^\$Mdocdate:\s*|\s*\$\s*$/g, ''));
    if (name !== 'Dt') return;
    const [title = '', section = ''] = splitArguments(rest);
    document.title(`${title.toLowerCase()}(${section})`);
    document.line(`${title}(${section})`);
  }

  function readMdoc(name: string, rest: string): void {
    expected = 'text';
    const words = splitArguments(rest);
    if (mdocHeadings.has(name)) document.heading(decodeEscapes(words.join(' ')));
    else if (gaps.has(name)) document.line('');
    else show(mdocText(name, words, mdoc));
  }

  function readMacro(name: string, rest: string): void {
    if (gaps.has(name)) document.line('');
    const words = splitArguments(rest);
    if (name === 'TH') readTitleLine(words, document);
    else if (headings.has(name)) {
      expected = 'heading';
      if (name === 'NH' || words.length === 0) return;
      show(words.join(' '));
    } else if (name === 'TL') expected = 'title';
    else if (name === 'AU') expected = 'author';
    else if (/^(?:AB|AI|LP|PP|AE)$/.test(name)) expected = 'text';
    else if (alternating.has(name)) show(words.join(''));
    else if (joined.has(name)) {
      if (words.length > 0) show(words.join(' '));
    } else if (labels.has(name)) {
      if (name === 'IP' && words[0] !== undefined) show(words[0]);
    } else if (/^(?:UR|MT)$/.test(name)) document.link(name === 'MT' ? `mailto:${rest.trim()}` : decodeEscapes(rest.trim()));
    else if (/^(?:UE|ME|PU)$/.test(name)) return words[0] === undefined ? undefined : show(words[0]);
    // Of unknown macros in capitals the arguments are most likely text; of requests they are not.
    else if (
      /^[A-Z]{2}$/.test(name) &&
      !/^(?:DS|DE|KS|KF|KE|RS|RE|QS|QE|IX|FS|FE|EX|EE|EQ|EN|PS|PE|RP|ND|DA|DT|PD|UC|AT|AF|LH|CH|RH|LF|CF|RF|SP|TA|SO|VS|VE|BS|BE|CS|CE|AP|AS)$/.test(
        name,
      ) &&
      rest !== ''
    )
      show(words.join(' '));
    else if (name === 'ND' || name === 'DA') document.date('publishedAt', rest);
  }

  for (const line of source.split(/\r?\n/)) {
    if (hiddenUntil !== undefined) {
      if (line.trim() === hiddenUntil) hiddenUntil = undefined;
    } else if (/^[.'][ \t]*\\["#]|^\\["#]|^[.'][ \t]*$/.test(line)) continue;
    else if (braces > 0) braces = Math.max(0, braces + count(line, '\\{') - count(line, '\\}'));
    else if (/^[.'](?!\\\()/.test(line)) readRequest(line);
    else if (table) readTableLine(line);
    else show(line);
  }
  return document.read();
}

/** `.TH name section date source manual` */
function readTitleLine([name = '', section = '', date = '', source = '', manual = '']: readonly string[], document: MarkupDocument): void {
  const title = `${decodeEscapes(name).toLowerCase()}${section === '' ? '' : `(${section})`}`;
  document.title(title);
  document.date('modifiedAt', decodeEscapes(date));
  document.line([title, decodeEscapes(manual), decodeEscapes(source)].filter((part) => part !== '').join('\t'));
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
