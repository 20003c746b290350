import { decodeHTML } from 'entities/decode';
import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const heading = /^(={1,6})[ \t]*(.+?)[ \t]*\1[ \t]*$/;
const link = /\[\[([^[\]|\n]{1,500})((?:\|[^[\]|\n]{0,1000}){0,8})\]\]/g;
const outsideLink = /\[((?:https?|ftp|mailto):[^\s[\]]{1,2000})(?:[ \t]+([^\]\n]{0,1000}))?\]/g;
const fileNames = /^[ :]*(?:File|Image|Media|Datei|Bild|Fichier|Archivo|Файл)[ \t]*:/i;
const imageOption =
  /^\s*(?:thumb(?:nail)?|frame(?:less)?|border|left|right|center|none|upright.{0,10}|\d*x?\d+px|baseline|middle|top|bottom|(?:alt|link|class|lang|page)=.{0,300})\s*$/i;
/** Innermost templates; they are resolved from the inside out, a few levels deep. */
const template = /\{\{([^{}]{0,20000})\}\}/g;
const deepest = 8;
/** Templates whose parameters are no text. */
const technicalTemplate =
  /^\s*(?:defaultsort|short description|use \w+ dates|coord|webarchive|reflist|authority control|main article|portal|#\w+)\b/i;

/** Wikitext of MediaWiki: https://www.mediawiki.org/wiki/Help:Formatting */
export function readMediawiki(source: string): MarkupText {
  const document = createMarkupDocument();
  let text = source.replaceAll(/<!--[^]*?(?:-->|$)/g, '').replaceAll(/<(?:nowiki|pre|source|syntaxhighlight)\b[^<>]{0,200}>/gi, '\n');
  for (let level = 0; level < deepest && text.includes('{{'); level += 1)
    text = text.replaceAll(template, (_, body: string) => templateText(body));
  for (const line of text.split(/\r?\n/)) readLine(line, document);
  return document.read();
}

function templateText(body: string): string {
  const [name = '', ...parameters] = body.split('|');
  if (technicalTemplate.test(name)) return '';
  const values = parameters.map((parameter) => parameter.replace(/^\s*[\w -]{1,60}=/, '').trim());
  return values.filter((value) => value !== '').join('\n');
}

function readLine(line: string, document: MarkupDocument): void {
  const [, , title] = heading.exec(line) ?? [];
  if (title !== undefined) return document.heading(inline(title, document));
  const text = line.trim();
  if (/^(?:\{\||\|\}|\|-|__[A-Z]+__$|-{4,}$)/.test(text)) return;
  const redirect = /^#(?:REDIRECT|WEITERLEITUNG)[ \t]*/i.exec(text)?.[0];
  const isRow = /^[|!]/.test(text);
  const shown = isRow ? rowText(text.replace(/^\|\+/, '|')) : text.slice(redirect?.length ?? 0).replace(/^[*#:;]+[ \t]*/, '');
  document.line(inline(shown, document));
}

/** Cells may begin with their attributes and a bar. */
function rowText(row: string): string {
  const cells = row.slice(1).split(/\|\||!!/);
  return cells.map((cell) => cell.replace(/^[^|[\]{}\n]{0,200}="?[^|[\]{}\n]{0,200}\|(?!\|)/, '').trim()).join('\t');
}

function inline(text: string, document: MarkupDocument): string {
  const shown = text
    .replaceAll(/'{2,5}/g, '')
    .replaceAll(link, (_, target: string, rest: string) => linkText(target, rest, document))
    .replaceAll(outsideLink, (_, target: string, label?: string) => {
      document.link(target);
      return label ?? target;
    })
    .replaceAll(/<(?:br|p|li|ref|div|gallery)\b[^<>]{0,500}>/gi, ' ')
    .replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, '');
  return shown.includes('&') ? decodeHTML(shown) : shown;
}

function linkText(target: string, rest: string, document: MarkupDocument): string {
  const parts = rest.split('|').slice(1);
  const [, category] = /^[ \t]*(?:Category|Kategorie|Catégorie|Categoría|Категория)[ \t]*:(.*)$/i.exec(target) ?? [];
  if (category !== undefined) {
    document.tags(category);
    return category;
  }
  if (fileNames.test(target)) return parts.filter((part) => !imageOption.test(part)).at(-1) ?? '';
  document.link(target.trim().replace(/^:/, ''));
  return parts.at(-1) ?? target.replace(/^:/, '');
}
