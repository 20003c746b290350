import { withoutMarks } from './inline-marks.ts';
import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const section = /^(={1,6}|#{1,6})[ \t]+(.*?)(?:[ \t]+\1)?$/;
const delimiter = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--|`{3,}.*|[|,:!]={3,})$/;
const attribute = /^:(!?[\w-]+!?):(?:[ \t]+(.*))?$/;
const blockMacro = /^(image|video|audio|include|toc|ifdef|ifndef|ifeval|endif)::([^[\n]*)\[([^\]\n]*)\]$/;
const inlineMacro =
  /(?<![\w:])(link|xref|image|mailto|footnote|kbd|btn|menu|pass|stem|latexmath|indexterm2?|icon|anchor|https?):([^\s[\]]{0,2000})\[([^\]\n]{0,2000})\]/g;
const marks = withoutMarks(['**', '__', '``', '##', '*', '_', '`', '#', '+', '^', '~']);
const longestAttribute = 1000;

/** AsciiDoc: https://docs.asciidoctor.org/asciidoc/latest/ */
export function readAsciidoc(source: string): MarkupText {
  const document = createMarkupDocument();
  const attributes = new Map<string, string>();
  const lines = source.split(/\r?\n/).map((line) => line.trimEnd());
  let inComment = false;
  /** Delimiter of the block whose lines stand as they are. */
  let verbatim: string | undefined;
  /** The lines right after the title are author and revision. */
  let header = -1;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\/{4,}$/.test(line)) inComment = !inComment;
    else if (inComment || /^\/\/(?!\/)/.test(line)) continue;
    else if (verbatim !== undefined) {
      if (line === verbatim) verbatim = undefined;
      else document.line(line.replace(/[ \t]*(?:\/\/|#|;;)?[ \t]*<\d{1,3}>$/, ''));
    } else if (isSetext(lines, at)) {
      document.heading(inline(line, attributes, document));
      if (at === 0) header = 1;
      at += 1;
    } else if (delimiter.test(line)) {
      if (/^(?:-{4,}|\.{4,}|`{3,}.*)$/.test(line)) verbatim = line.replace(/^(`{3,}).*$/, '$1');
    } else if (header > 0 && line !== '' && !attribute.test(line)) {
      readHeaderLine(line, header, document);
      header = header === 1 ? 2 : -1;
    } else {
      const [, marker, text = ''] = section.exec(line) ?? [];
      if (marker?.length === 1 && header === -1) header = 1;
      else if (line === '') header = header === -1 ? -1 : 0;
      if (marker === undefined) readLine(line, attributes, document);
      else document.heading(inline(text, attributes, document));
    }
  }
  return document.read();
}

/** `Ada Lovelace <ada@x.org>; …`, then `v1.0, 2024-05-01: remark`. */
function readHeaderLine(line: string, number: number, document: MarkupDocument): void {
  if (number === 1 && !/^v?\d/.test(line))
    for (const author of line.split(';')) document.author(author.replace(/<[^<>]*>/, '').replaceAll('_', ' '));
  else document.date('publishedAt', line.replace(/^v?[\d.]+,[ \t]*/, '').replace(/:[ \t].*$/, ''));
  document.line(line);
}

function readLine(line: string, attributes: Map<string, string>, document: MarkupDocument): void {
  const [, name, value = ''] = attribute.exec(line) ?? [];
  if (name !== undefined) {
    if (attributes.size < longestAttribute) attributes.set(name.toLowerCase(), value.slice(0, longestAttribute));
    return readAttribute(name.toLowerCase(), value, document);
  }
  const [, macro, , label = ''] = blockMacro.exec(line) ?? [];
  if (macro !== undefined) return /^(?:image|video|audio)$/.test(macro) ? document.line(altOf(label)) : undefined;
  const [, quoted] = /^\[(?:quote|verse),[ \t]*(.+)\]$/.exec(line) ?? [];
  if (quoted !== undefined) return document.line(quoted);
  if (/^\[.*\]$/.test(line) || line === '+' || /^'{3,}$|^<{3,}$/.test(line)) return;
  const item = line.replace(/^[ \t]*(?:\*{1,6}|-|\.{1,6}|\d+\.|<(?:\d+|\.)>)[ \t]+/, '').replace(/^\.(?=[^\s.])/, '');
  document.line(
    inline(item, attributes, document)
      .replaceAll(/(?:^|[ \t]+)(?:\d+[*+])?(?:[.\d]+\+)?[<^>.]{0,3}[a-z]?\|[ \t]*/g, '\t')
      .trim(),
  );
}

function readAttribute(name: string, value: string, document: MarkupDocument): void {
  if (/^authors?$/.test(name)) document.author(value);
  else if (name === 'doctitle' || name === 'title') document.title(value);
  else if (name === 'keywords' || name === 'tags') document.tags(value);
  else if (name === 'lang') document.language(value);
  else if (name === 'revdate' || name === 'date') document.date('publishedAt', value);
  else if (name === 'description') {
    document.description(value);
    document.line(value);
  }
}

/** A title of one line and a line as long below it. */
function isSetext(lines: readonly string[], at: number): boolean {
  const [title = '', below = ''] = lines.slice(at, at + 2);
  return (
    /^[\p{L}\p{N}]/u.test(title) &&
    /^([=~^+-])\1+$/.test(below) &&
    Math.abs(title.length - below.length) <= 1 &&
    (lines[at - 1] ?? '') === ''
  );
}

function inline(text: string, attributes: ReadonlyMap<string, string>, document: MarkupDocument): string {
  for (const [target] of text.matchAll(/\bhttps?:\/\/[^\s<>[\]"`+]+/g)) document.link(target);
  const filled = text.includes('{')
    ? text.replaceAll(/\{([\w-]{1,100})\}/g, (whole, name: string) => attributes.get(name.toLowerCase()) ?? whole)
    : text;
  const shown = filled
    .replaceAll(inlineMacro, (_, macro: string, target: string, label: string) => {
      if (macro === 'link') document.link(target);
      if (macro === 'footnote') return ` ${label}`;
      if (macro === 'menu') return `${target} ${label}`;
      if (macro === 'anchor') return '';
      return altOf(label.replace(/\^$/, '')) || (macro.startsWith('http') ? `${macro}:${target}` : target);
    })
    .replaceAll(
      /<<([^<>,\n]{1,200})(?:,([^<>\n]{0,500}))?>>/g,
      (_, target: string, label?: string) => label?.trim() ?? target.replace(/^.*#/, ''),
    )
    .replaceAll(/\[\[[^\]\n]{0,200}\]\]/g, '')
    .replaceAll(/\(\(\([^()\n]{0,300}\)\)\)/g, '')
    .replaceAll(/\(\(([^()\n]{1,300})\)\)/g, '$1')
    .replaceAll(/\[[\w.#%-]{1,60}\](?=[#*_`])/g, '');
  return marks(shown).replace(/[ \t]\+$/, '');
}

/** The first value of a list of attributes is the text; values with names are settings. */
const altOf = (list: string): string =>
  list
    .split(',')
    .filter((part, index) => !/^\s*[\w-]+=/.test(part) && !(index > 0 && /^\s*\d+\s*$/.test(part)))
    .join(',')
    .replaceAll('"', '')
    .trim();
