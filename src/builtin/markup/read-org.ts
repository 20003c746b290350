import { withoutMarks } from './inline-marks.ts';
import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const heading = /^\*+[ \t]+(.*)$/;
const keyword = /^[ \t]*#\+([A-Za-z_][\w-]*)(?:\[[^\]\n]*\])?:[ \t]*(.*)$/;
const blockEdge = /^[ \t]*#\+(begin|end)[_:]?(\w*)/i;
const headingTags = /[ \t]+:([\w@#%:]+):[ \t]*$/;
const states = /^(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED|STARTED|HOLD|SOMEDAY|PROJ|STRT|WAIT|KILL)[ \t]+/;
const link = /\[\[([^\]\n]{1,2000})\](?:\[([^\]\n]{0,2000})\])?\]/g;
const footnote = /\[fn:([\w-]{0,100})(?::([^\]\n]{0,2000}))?\]/g;
const bareLink = /\bhttps?:\/\/[^\s<>[\]"]+/g;
const marks = withoutMarks(['*', '/', '_', '=', '~', '+']);
/** Keywords for the exporter, which say nothing to people. */
const technical =
  /^(?:options|startup|property|setupfile|include|macro|seq_todo|todo|tblfm|latex_\w+|html_\w+|attr_\w+|header|headers|results|plot|export_\w+|bind|infojs_opt|name|tblname|columns|archive|link)$/i;

/** Org mode: https://orgmode.org/worg/org-syntax.html */
export function readOrg(source: string): MarkupText {
  const document = createMarkupDocument();
  /** Name of the block whose lines stand as they are. */
  let verbatim: string | undefined;
  let title = '';
  for (const line of source.split(/\r?\n/)) {
    const [, edge, block = ''] = blockEdge.exec(line) ?? [];
    if (edge !== undefined) {
      const isStart = edge.toLowerCase() === 'begin';
      if (isStart && verbatim === undefined && /^(?:src|example|export)$/i.test(block)) verbatim = block.toLowerCase();
      else if (!isStart && verbatim === block.toLowerCase()) verbatim = undefined;
      continue;
    }
    if (verbatim !== undefined) {
      document.line(line.replace(/^([ \t]*),(?=[*#,])/, '$1'));
      continue;
    }
    const [, name, value = ''] = keyword.exec(line) ?? [];
    if (name?.toLowerCase() === 'title') title += ` ${inline(value, document)}`;
    else if (name !== undefined) readKeyword(name.toLowerCase(), value, document);
    else readLine(line, document);
  }
  document.title(title);
  return document.read();
}

function readKeyword(name: string, value: string, document: MarkupDocument): void {
  if (name === 'author') document.author(value);
  else if (name === 'date') document.date('publishedAt', value);
  else if (name === 'language') document.language(value);
  else if (name === 'filetags' || name === 'keywords') document.tags(value);
  else if (name === 'description') {
    document.description(value);
    document.line(value);
  } else if (!technical.test(name)) document.line(inline(value, document));
}

function readLine(line: string, document: MarkupDocument): void {
  const [, source] = heading.exec(line) ?? [];
  if (source !== undefined) {
    const tags = headingTags.exec(source)?.[1];
    if (tags !== undefined) document.tags(tags);
    const text = source
      .replace(headingTags, '')
      .replace(states, '')
      .replace(/^\[#\w\][ \t]*/, '');
    return document.heading(inline(text, document));
  }
  // Edges of drawers; what is in them is said of the entry.
  const [, property, value] = /^[ \t]*:([\w@+-]+):(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (property !== undefined && value === undefined) return;
  if (/^[ \t]*\|[-+|]*$/.test(line)) return;
  if (property !== undefined)
    return /^(?:custom_id|id|visibility|export_\w+|header-args.*)$/i.test(property) ? undefined : document.line(value ?? '');
  document.line(inline(tableCells(line).replace(/^[ \t]*(?:[-+][ \t]+|#[ \t]+|:[ \t])/, ''), document));
}

const tableCells = (line: string): string =>
  /^[ \t]*\|/.test(line)
    ? line
        .trim()
        .replaceAll(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
        .join('\t')
    : line;

function inline(text: string, document: MarkupDocument): string {
  for (const [target] of text.matchAll(bareLink)) document.link(target);
  if (!/[[*/_=~+<]/.test(text)) return text;
  const shown = text
    .replaceAll(link, (_, target: string, label?: string) => {
      const isOutside = /^[a-z][\w+.-]*:/i.test(target);
      if (isOutside) document.link(target.replace(/^file:(?!\/\/)/, ''));
      return label ?? target.replace(/^(?:file|id):|^[*#]/, '');
    })
    .replaceAll(footnote, (_, _name: string, note?: string) => (note === undefined ? '' : ` ${note}`))
    .replaceAll(/<<<?([^<>\n]{1,200})>>>?/g, '$1');
  return marks(shown);
}
