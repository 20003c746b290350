import { createMarkupDocument, type MarkupDocument, type MarkupText } from './markup-document.ts';

const heading = /^[ \t]*(={1,5}|\+{1,5})(?!=)(.+?)\1(?:\[[\w-]*\])?[ \t]*$/;
const link = /\[([^[\]\n]{1,500})[ \t]([^\s[\]]{1,2000})\]/g;
const image = /\[[^\s[\]]{1,500}\.(?:png|jpe?g|gif|eps|bmp|svg)\]/gi;

/** txt2tags: https://txt2tags.org/userguide/ */
export function readTxt2tags(source: string): MarkupText {
  const document = createMarkupDocument();
  const lines = source.split(/\r?\n/);
  /** Mark of the block whose lines stand as they are. */
  let verbatim: string | undefined;
  let inComment = false;
  for (const [index, line] of lines.entries()) {
    const mark = /^(?:```|"""|'''|%%%)[ \t]*$/.test(line) ? line.trim() : undefined;
    if (mark === '%%%' && verbatim === undefined) inComment = !inComment;
    else if (inComment) continue;
    else if (mark !== undefined && (verbatim === undefined || verbatim === mark)) verbatim = verbatim === undefined ? mark : undefined;
    else if (verbatim !== undefined) document.line(line);
    else if (line.startsWith('%')) readSetting(line, document);
    // The first three lines are title, author and date, unless the first is empty.
    else if (index < 3 && (lines[0] ?? '').trim() !== '' && !heading.test(line)) readHeader(line, index, document);
    else readLine(line, document);
  }
  return document.read();
}

function readHeader(line: string, index: number, document: MarkupDocument): void {
  if (index === 0) document.title(line);
  else if (index === 1) document.author(line.replace(/<[^<>]*>/, ''));
  else document.date('publishedAt', line);
  document.line(line);
}

function readSetting(line: string, document: MarkupDocument): void {
  const [, value] = /^%!\s*keywords\s*:(.*)$/i.exec(line) ?? [];
  if (value !== undefined) document.tags(value);
}

function readLine(line: string, document: MarkupDocument): void {
  const [, , title] = heading.exec(line) ?? [];
  if (title !== undefined) return document.heading(inline(title, document));
  if (/^[-=_]{20,}$/.test(line.trim())) return;
  const row = /^[ \t]*\|{1,2}[ \t]/.test(line);
  const text = row
    ? line
        .trim()
        .replaceAll(/^\|{1,2}|\|+$/g, '')
        .split('|')
        .map((cell) => cell.trim())
        .join('\t')
    : line;
  document.line(inline(row ? text : text.replace(/^[ \t]*(?:[-+:][ \t]+|```[ \t]|"""[ \t])/, ''), document));
}

function inline(text: string, document: MarkupDocument): string {
  for (const [target] of text.matchAll(/\bhttps?:\/\/[^\s<>[\]"]+/g)) document.link(target);
  return text
    .replaceAll(link, (_, label: string, target: string) => {
      document.link(target);
      return label;
    })
    .replaceAll(image, '')
    .replaceAll(/(\*\*|__|``|""|(?<!:)\/\/|--)(?=\S)([^\n]{1,300}?\S?)\1/g, '$2');
}
