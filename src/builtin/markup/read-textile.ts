import { decodeHTML } from 'entities/decode';
import { withoutMarks } from './inline-marks.ts';
import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const attributes = String.raw`(?:\([^()\n]{0,200}\)|\{[^{}\n]{0,200}\}|\[[^[\]\n]{0,20}\]|[<>=()~^-]){0,6}`;
const block = new RegExp(String.raw`^(h[1-6]|p|bq|bc|pre|notextile|fn\d+)${attributes}\.{1,2}(?::\S*)?[ \t]+(.*)$`);
const listItem = new RegExp(String.raw`^[*#;:-]+${attributes}[ \t]+`);
const cellStart = new RegExp(String.raw`\|(?:_|[\\/]\d+)?${attributes}(?:\.[ \t]+)?`, 'g');
const link = /"([^"\n]{1,500})":([^\s"<>)\]]{1,2000}[^\s"<>)\].,;:!?])/g;
const bracketedLink = /\["([^"\n]{1,500})":([^\s\]"]{1,2000})\]/g;
const image = /(?<=^|[\s([{|])!(?:[<>=][ \t]?)?[^\s!()]{1,500}(?:\(([^()\n]{0,300})\))?!(?::\S{1,2000})?/g;
const marks = withoutMarks(['**', '__', '??', '*', '_', '@', '%', '+', '-', '^', '~']);

/** Textile: https://textile-lang.com */
export function readTextile(source: string): MarkupText {
  const document = createMarkupDocument();
  const text = source.replaceAll(/<!--[^]*?(?:-->|$)/g, '').replaceAll(/^###\.{1,2}[ \t].*$/gm, '');
  for (const line of text.split(/\r?\n/)) {
    const [, kind = '', rest] = block.exec(line) ?? [];
    if (/^h\d$/.test(kind)) document.heading(inline(rest ?? '', document));
    else document.line(inline(rest ?? tableRow(line).replace(listItem, ''), document));
  }
  return document.read();
}

const tableRow = (line: string): string =>
  /\|[ \t]*$/.test(line) && line.includes('|')
    ? line
        .trim()
        .replace(/^[^|]*\.[ \t]+(?=\|)/, '')
        .slice(0, -1)
        .replaceAll(cellStart, '\t')
        .replace('\t', '')
    : line;

function inline(text: string, document: MarkupDocument): string {
  const withLink = (_: string, label: string, target: string): string => {
    document.link(target);
    return label.replace(/^\([\w#-]{1,50}\)/, '').replace(/\([^()]{0,200}\)$/, '');
  };
  const shown = text
    .replaceAll(bracketedLink, withLink)
    .replaceAll(link, withLink)
    .replaceAll(image, (_, alt?: string) => alt ?? '')
    .replaceAll(/\[\d{1,4}!?\]/g, '')
    .replaceAll(/%(?:\{[^{}\n]{0,200}\}|\([^()\n]{0,200}\))/g, '%')
    .replaceAll(/<(?:br|p|li|td|div|tr)\b[^<>]{0,500}>/gi, ' ')
    .replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, '');
  return marks(shown.includes('&') ? decodeHTML(shown) : shown);
}
