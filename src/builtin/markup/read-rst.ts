import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';
import { readTextTable } from './text-table.ts';

const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;
const explicit = /^([ \t]*)\.\.(?:[ \t]+(.*))?$/;
const directive = /^(?:\|[^|\n]{1,200}\|[ \t]+)?([\w:.+-]+)::(?:[ \t]+(.*))?$/;
const field = /^([ \t]*):([^:\n]{1,100}):(?:[ \t]+(.*))?$/;
/** Directives whose argument is a file, a language, or an option. */
const silent = new Set(
  `image figure include literalinclude code code-block sourcecode highlight contents toctree class raw role default-role meta math container
   index only sectnum currentmodule module automodule autoclass autofunction tabularcolumns unicode date`.split(/\s+/),
);
/** Options of directives that are shown. */
const shownOptions = /^(?:alt|caption|title|header|keywords|description)$/i;

/** reStructuredText: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html */
export function readRst(source: string): MarkupText {
  const document = createMarkupDocument();
  const lines = source.split(/\r?\n/).map((line) => line.trimEnd());
  /** Indentation of the comment that is passed over, and of the directive whose options may follow. */
  let comment: number | undefined;
  let options: number | undefined;

  /** Reads what begins at a line, and returns where it ends. */
  function readBlock(at: number): number {
    const line = lines[at] ?? '';
    const indent = line.search(/\S/);
    if (comment !== undefined && (indent === -1 || indent > comment)) return at + 1;
    comment = undefined;
    if (indent === -1) readGap();
    else return readTable(at) ?? readSection(at) ?? readLine(line, indent, at);
    return at + 1;
  }

  function readGap(): void {
    options = undefined;
    document.line('');
  }

  function readTable(at: number): number | undefined {
    const table = readTextTable(lines, at);
    for (const row of table?.rows ?? []) document.line(inline(row, document));
    return table?.end;
  }

  function readSection(at: number): number | undefined {
    const section = sectionAt(lines, at);
    if (section !== undefined) document.heading(inline(section.text, document));
    return section?.end;
  }

  function readLine(line: string, indent: number, at: number): number {
    const [, space, rest = ''] = explicit.exec(line) ?? [];
    const [, , name = '', value = ''] = field.exec(line) ?? [];
    if (space !== undefined) readMarkup(rest, space.length);
    else if (options !== undefined && name !== '' && indent > options) readOption(name, value);
    else if (!adornment.test(line)) readText(line, name, value);
    return at + 1;
  }

  function readMarkup(rest: string, indent: number): void {
    const shown = readExplicit(rest, document);
    if (shown === undefined) comment = indent;
    else document.line(inline(shown, document));
    options = indent;
  }

  function readOption(name: string, value: string): void {
    if (shownOptions.test(name)) document.line(value);
    if (name === 'target') document.link(value);
  }

  function readText(line: string, name: string, value: string): void {
    options = undefined;
    const isAboutDocument = bibliographic.test(name);
    if (isAboutDocument) readField(name.toLowerCase(), value, document);
    const shown = isAboutDocument ? value : line.replace(/^[ \t]*(?:[-*+•]|#\.|\|)[ \t]+/, '').replace(/::$/, ':');
    document.line(inline(shown, document));
  }

  for (let at = 0; at < lines.length;) at = readBlock(at);
  return document.read();
}

/** Fields that speak of the document. */
const bibliographic =
  /^(?:authors?|date|version|status|keywords|tags|summary|abstract|lang|language|title|category|slug|contact|organization|copyright|revision|modified)$/i;

function readField(name: string, value: string, document: MarkupDocument): void {
  if (/^authors?$/.test(name)) document.author(value);
  else if (name === 'date') document.date('publishedAt', value);
  else if (name === 'modified') document.date('modifiedAt', value);
  else if (/^(?:keywords|tags|category)$/.test(name)) document.tags(value);
  else if (/^lang(?:uage)?$/.test(name)) document.language(value);
  else if (name === 'title') document.title(value);
  else if (/^(?:summary|abstract)$/.test(name)) document.description(value);
}

/** The text of explicit markup; `undefined` for a comment. */
function readExplicit(rest: string, document: MarkupDocument): string | undefined {
  const [, target] = /^_(?:`[^`]*`|[^:]*):[ \t]*(.*)$/.exec(rest) ?? [];
  if (target !== undefined || rest.startsWith('__ ')) {
    document.link(target ?? rest.slice(3));
    return '';
  }
  const [, note] = /^\[[^\]]{1,100}\][ \t]+(.*)$/.exec(rest) ?? [];
  if (note !== undefined) return note;
  const [, name, value = ''] = directive.exec(rest) ?? [];
  if (name === undefined) return undefined;
  return silent.has(name) ? '' : value;
}

/** A title with a line of punctuation below it, or also above. */
function sectionAt(lines: readonly string[], at: number): { readonly text: string; readonly end: number } | undefined {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  if (adornment.test(first) && second !== '' && third === first) return { text: second.trim(), end: at + 3 };
  const isUnderlined = /^\S/.test(first) && adornment.test(second) && !adornment.test(first) && (lines[at - 1] ?? '') === '';
  return isUnderlined && second.length >= Math.min(4, first.length) ? { text: first, end: at + 2 } : undefined;
}

function inline(text: string, document: MarkupDocument): string {
  for (const [target] of text.matchAll(/\bhttps?:\/\/[^\s<>`"]+/g)) document.link(target);
  if (!/[`*|_\\]/.test(text)) return text;
  return text
    .replaceAll(/``([^\n]{1,500}?)``/g, '$1')
    .replaceAll(/:[\w:+.-]{1,60}:`([^`\n]{1,500})`/g, (_, body: string) => labelOf(body))
    .replaceAll(/`([^`\n]{1,500})`(?:_{1,2}|:[\w:+.-]{1,60}:)?/g, (_, body: string) => labelOf(body))
    .replaceAll(/\*\*([^\n*]{1,500})\*\*/g, '$1')
    .replaceAll(/(?<=^|[\s('"[])\*([^\s*][^\n*]{0,500})\*(?=$|[\s)'".,;:!?\]-])/g, '$1')
    .replaceAll(/(?<=^|[\s('"[])\|([^\s|][^|\n]{0,200})\|_{0,2}(?=$|[\s)'".,;:!?\]-])/g, '$1')
    .replaceAll(/[ \t]?\[(?:#?[\w.:+-]{0,100}|\*)\]_/g, '')
    .replaceAll(/(?<=\w)__?(?=$|[\s)'".,;:!?\]])/g, '')
    .replaceAll(/\\([^\s])/g, '$1')
    .replaceAll(/\\ /g, '');
}

/** `text <target>` shows the text; `~a.b.c` of Sphinx the last part, which is left alone here so that the whole name is found. */
const labelOf = (body: string): string => body.replace(/[ \t]*<[^<>]{0,500}>$/, '').replace(/^[~!]/, '') || body;
