import { decodeHTML } from 'entities/decode';
import { readAttributes } from '../../kit/html-text/read-attributes.ts';
import { readLinkTarget } from './link-target.ts';

/** What running text mentions besides its words. */
export interface InlineHandler {
  link(target: string): void;
  tag(name: string): void;
  /** Whether `[…][label]` leads somewhere. */
  isDefined(label: string): boolean;
}

/** A `[` that may begin a link: its piece of the output and its place in the text. */
interface Bracket {
  readonly piece: number;
  readonly at: number;
  readonly isImage: boolean;
}

const marks = /[\\`*~<&[\]#]/g;
const wikilink = /\[\[([^[\]\n|]{1,500})(?:\|([^[\]\n]{0,500}))?\]\]/y;
const footnote = /\[\^[^\]\s]{1,100}\]:?/y;
const label = /\[([^[\]]{0,999})\]/y;
const htmlTag = /<\/?([a-z][\w.:-]*)(?:\s[^<>]*)?\/?>/iy;
const autolink = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/iy;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const hashtag = /#([\p{L}\p{N}_][\p{L}\p{N}_/-]{0,99})/uy;
const punctuation = /[!-/:-@[-`{-~]/;
const letter = /[\p{L}\p{N}]/u;
const space = /\s/;
const backticks = /`+/y;
const stars = /\*+/y;
/** Elements within a word. Any other stands between words. */
const unbroken = /^(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)$/i;

/**
 * Running text as it reads: without the marks of links, emphasis, code and HTML. One pass, in linear time but for the number of different
 * lengths of unclosed backtick runs.
 */
export function readInline(text: string, handler: InlineHandler): string {
  marks.lastIndex = 0;
  return marks.test(text) ? readMarked(text, handler) : text;
}

function readMarked(text: string, handler: InlineHandler): string {
  const pieces: string[] = [];
  const brackets: Bracket[] = [];
  /** Backtick runs that nothing closes. */
  const unclosed = new Set<string>();
  /** Whether a comment may still end. */
  let mayComment = true;

  function emit(shown: string, end: number): number {
    pieces.push(shown);
    return end;
  }

  function matchAt(pattern: RegExp, from: number): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(text);
  }

  /** Reads what the mark at `at` starts, and returns where to go on. */
  function readMark(at: number): number {
    switch (text[at]) {
      case '\\':
        return readEscape(at);
      case '`':
        return readCode(at);
      case '*':
        return readEmphasis(at);
      case '~':
        return text.startsWith('~~', at) ? at + 2 : emit('~', at + 1);
      case '<':
        return readHtml(at);
      case '&':
        return readEntity(at);
      case '[':
        return readOpening(at);
      case ']':
        return readClosing(at);
      default:
        return readHashtag(at);
    }
  }

  function readEscape(at: number): number {
    const next = text[at + 1] ?? '';
    return punctuation.test(next) ? emit(next, at + 2) : emit('\\', at + 1);
  }

  function readCode(at: number): number {
    const run = matchAt(backticks, at)?.[0] ?? '`';
    const start = at + run.length;
    let close = unclosed.has(run) ? -1 : text.indexOf(run, start);
    // Only a run of the same length closes.
    while (close !== -1 && text[close + run.length] === '`') close = text.indexOf(run, endOfRun(close));
    if (close === -1) {
      unclosed.add(run);
      return emit(run, start);
    }
    return emit(text.slice(start, close), close + run.length);
  }

  function endOfRun(at: number): number {
    return at + (matchAt(backticks, at)?.[0].length ?? 1);
  }

  /** Stars at the edge of a word are emphasis; between spaces or within a word they stand for themselves. */
  function readEmphasis(at: number): number {
    const run = matchAt(stars, at)?.[0] ?? '*';
    const end = at + run.length;
    const before = text[at - 1] ?? ' ';
    const after = text[end] ?? ' ';
    const isLoose = space.test(before) && space.test(after);
    return isLoose || (letter.test(before) && letter.test(after)) ? emit(run, end) : end;
  }

  function readHtml(at: number): number {
    if (mayComment && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end !== -1) return end + 3;
      mayComment = false;
    }
    const target = matchAt(autolink, at)?.[1];
    if (target !== undefined) {
      handler.link(target);
      return emit(target, at + target.length + 2);
    }
    const [tag, name = ''] = matchAt(htmlTag, at) ?? [];
    if (tag === undefined) return emit('<', at + 1);
    const attributes = tag.includes('=') ? readAttributes(tag, name.length + 1).attributes : undefined;
    const href = attributes?.get('href');
    if (href !== undefined) handler.link(href);
    return emit(attributes?.get('alt') ?? (unbroken.test(name) ? '' : ' '), at + tag.length);
  }

  function readEntity(at: number): number {
    const name = matchAt(entity, at)?.[0];
    return name === undefined ? emit('&', at + 1) : emit(decodeHTML(name), at + name.length);
  }

  function readOpening(at: number): number {
    const note = matchAt(footnote, at)?.[0];
    if (note !== undefined) return at + note.length;
    const [wiki, page = '', alias] = matchAt(wikilink, at) ?? [];
    const isImage = pieces.at(-1)?.endsWith('!') ?? false;
    if (isImage) pieces.push((pieces.pop() ?? '').slice(0, -1));
    if (wiki !== undefined) {
      handler.link(page.trim());
      return emit(alias ?? page, at + wiki.length);
    }
    brackets.push({ piece: pieces.length, at, isImage });
    return emit(isImage ? '![' : '[', at + 1);
  }

  function readClosing(at: number): number {
    const bracket = brackets.pop();
    if (bracket === undefined) return emit(']', at + 1);
    const link = text[at + 1] === '(' ? readLinkTarget(text, at + 1) : undefined;
    if (link !== undefined && !bracket.isImage) handler.link(link.target);
    const end = link?.end ?? endOfReference(bracket, at);
    if (end === undefined) return emit(']', at + 1);
    pieces[bracket.piece] = '';
    return end;
  }

  /** `[text][label]`, `[label][]` or `[label]`, where the label is defined. */
  function endOfReference({ at: start }: Bracket, at: number): number | undefined {
    const [reference = '', name = ''] = matchAt(label, at + 1) ?? [];
    const isShort = name.trim() === '' && at - start <= 1000;
    return handler.isDefined(isShort ? text.slice(start + 1, at) : name) ? at + 1 + reference.length : undefined;
  }

  function readHashtag(at: number): number {
    const name = /[\s(]/.test(text[at - 1] ?? ' ') ? matchAt(hashtag, at)?.[1] : undefined;
    if (name !== undefined && /[^\d/_-]/.test(name)) handler.tag(name);
    return emit('#', at + 1);
  }

  for (let at = 0; at < text.length;) {
    marks.lastIndex = at;
    const mark = marks.exec(text)?.index ?? text.length;
    if (mark > at) pieces.push(text.slice(at, mark));
    at = mark < text.length ? readMark(mark) : mark;
  }
  return pieces.join('');
}
