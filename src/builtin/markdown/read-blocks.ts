/** Receives the blocks of a document in order. */
export interface BlockHandler {
  heading(level: number, text: string): void;
  /** Prose, with its line breaks; markers of quotes are gone, of lists not. */
  prose(text: string): void;
  /** A line of code, as it is. */
  code(line: string): void;
}

/** Matches a link reference definition, which shows nothing: `[label]: target "title"`. */
export const definition = /^ {0,3}\[(?!\^)([^\]\n]{1,999})\]:[ \t]*<?([^\s<>]+)>?[ \t]*(?:["'(].*)?$/gm;
const definitionLine = new RegExp(definition, '');

const fence = /^(`{3,}|~{3,})/;
const listItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const rule = /^([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const tableRule = /^(?=.*\|)[|:\- \t]+$/;
const container = /^:{3,}/;
/** As it stands on top of many a README, centred. */
const htmlHeading = /^<h([1-6])(?:\s[^<>]*)?>(.*)<\/h\1>$/i;
/** HTML whose content is no text, with what ends it. */
const hiddenHtml = [
  { opening: /^<!--/, closing: '-->' },
  { opening: /^<script[\s>]/i, closing: '</script>' },
  { opening: /^<style[\s>]/i, closing: '</style>' },
] as const;

/**
 * Splits Markdown into blocks line by line, in linear time. Nesting is looked through, not followed: what is in a quote or a list reads as it
 * would outside.
 */
export function readBlocks(markdown: string, handler: BlockHandler): void {
  let lines: string[] = [];
  let openFence: string | undefined;
  let hiddenUntil: string | undefined;
  let inList = false;
  let afterBlank = true;

  function flush(): void {
    if (lines.length > 0) handler.prose(lines.join('\n'));
    lines = [];
  }

  function readLine(line: string): void {
    if (hiddenUntil !== undefined) {
      if (line.toLowerCase().includes(hiddenUntil)) hiddenUntil = undefined;
      return;
    }
    const text = withoutQuote(line);
    if (openFence !== undefined) {
      if (closesFence(text, openFence)) openFence = undefined;
      else handler.code(line);
      return;
    }
    if (text === '') {
      flush();
      afterBlank = true;
      return;
    }
    const indented = line.startsWith('    ') || line.startsWith('\t');
    if (indented && afterBlank && !inList) handler.code(line);
    else readText(text, indented);
  }

  function readText(text: string, indented: boolean): void {
    const marker = rule.test(text) ? '' : (listItem.exec(text)?.[0] ?? '');
    const content = text.slice(marker.length);
    if (marker !== '') {
      flush();
      inList = true;
    } else if (afterBlank && !indented) inList = false;
    afterBlank = false;
    if (!readSpecial(content, indented && marker === '')) lines.push(marker + content);
  }

  /** Reads a line that is a block or a part of one by its first character; anything else is prose. */
  function readSpecial(text: string, indented: boolean): boolean {
    switch (text[0]) {
      case '#':
        return !indented && readHeading(text);
      case '`':
      case '~':
        return readFence(text);
      case '=':
      case '-':
      case '*':
      case '_':
        return readUnderline(text) || readRule(text);
      case '|':
      case ':':
        return readTableRow(text) || readContainer(text);
      case '<':
        return readHtmlHeading(text) || readHidden(text);
      case '[':
        return lines.length === 0 && definitionLine.test(text);
      default:
        return false;
    }
  }

  function readHeading(text: string): boolean {
    const level = /^#{1,6}(?=[ \t]|$)/.exec(text)?.[0].length;
    if (level === undefined) return false;
    flush();
    handler.heading(level, withoutClosing(text.slice(level)));
    return true;
  }

  function readFence(text: string): boolean {
    const opening = fence.exec(text)?.[0];
    // Backticks further on make it a code span.
    if (opening === undefined || (opening.startsWith('`') && text.includes('`', opening.length))) return false;
    flush();
    openFence = opening;
    return true;
  }

  /** Underlined headings. A paragraph of several lines before dashes is nearly always a paragraph before a rule. */
  function readUnderline(text: string): boolean {
    const [title, ...others] = lines;
    if (title === undefined || others.length > 0 || listItem.test(title) || !/^(?:=+|-+)$/.test(text)) return false;
    lines = [];
    handler.heading(text.startsWith('=') ? 1 : 2, title.trim());
    return true;
  }

  function readRule(text: string): boolean {
    const isRule = rule.test(text) || tableRule.test(text);
    if (isRule) flush();
    return isRule;
  }

  function readTableRow(text: string): boolean {
    if (tableRule.test(text)) return true;
    if (!text.startsWith('|')) return false;
    flush();
    handler.prose(text.replace(/(?<!\\)\|/g, ' ').trim());
    return true;
  }

  function readContainer(text: string): boolean {
    const marker = container.exec(text)?.[0];
    if (marker === undefined) return false;
    flush();
    const title = text.slice(marker.length).trim();
    if (title !== '') handler.prose(title);
    return true;
  }

  function readHtmlHeading(text: string): boolean {
    const [, level, title = ''] = htmlHeading.exec(text) ?? [];
    if (level === undefined) return false;
    flush();
    handler.heading(Number(level), title);
    return true;
  }

  function readHidden(text: string): boolean {
    const hidden = hiddenHtml.find(({ opening }) => opening.test(text));
    if (hidden === undefined) return false;
    if (hidden.closing === '-->' && text.includes('-->')) return false;
    flush();
    if (!text.toLowerCase().includes(hidden.closing)) hiddenUntil = hidden.closing;
    return true;
  }

  for (let at = 0; at < markdown.length;) {
    const end = markdown.indexOf('\n', at);
    const stop = end === -1 ? markdown.length : end;
    readLine(markdown.slice(at, markdown.charCodeAt(stop - 1) === 0x0d ? stop - 1 : stop));
    at = stop + 1;
  }
  flush();
}

/** The line without its indentation, the markers of quotes and white space at the end. */
function withoutQuote(line: string): string {
  let text = line.trim();
  while (text.startsWith('>')) text = text.slice(1).trimStart();
  return text;
}

function closesFence(text: string, opening: string): boolean {
  return text.length >= opening.length && text.startsWith(opening) && text === opening.charAt(0).repeat(text.length);
}

/** A heading's text without the marks that may close it and the attributes that some programs put there. */
function withoutClosing(heading: string): string {
  const text = heading.replace(/\{[^{}]*\}\s*$/, '').trim();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
