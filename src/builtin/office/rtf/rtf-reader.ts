import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import type { DocumentFacts } from '../document-fields.ts';
import { fieldTarget } from '../links.ts';
import { codePageOfCharset } from '../../../kit/plain-text/font-charsets.ts';
import { characters, destinations, infoFacts, type Destination } from './destinations.ts';
import type { RtfHandler } from './read-tokens.ts';
import type { RtfDocument } from './rtf-document.ts';

/** What a group inherits from the one around it, and forgets at its end. */
interface Group {
  destination: Destination;
  font: number;
  /** How many characters stand in for one of Unicode. */
  skippedAfterUnicode: number;
  isDeleted: boolean;
  /** Text for programs that do not know HTML inside RTF. */
  isForOthers: boolean;
}

const deepest = 10_000;
const longestValue = 10_000;
const mostHeadings = 2000;
const mostObjectDigits = 512 * 1024 ** 2;
const counts: Readonly<Record<string, keyof DocumentFacts>> = { nofpages: 'pages', nofwords: 'words', nofchars: 'characters' };
const dateParts: ReadonlySet<string> = new Set(['yr', 'mo', 'dy', 'hr', 'min', 'sec']);

/** Makes text of the parts of RTF, each run of bytes in the code page of its font. */
export function createRtfReader(document: RtfDocument): RtfHandler {
  const { body, aside, deleted, links, headings, facts, marks, objects } = document;
  const groups: Group[] = [];
  let group: Group = { destination: 'body', font: -1, skippedAfterUnicode: 1, isDeleted: false, isForOthers: false };
  /** Groups beyond the deepest share one state. */
  let uncounted = 0;
  let codePage = 1252;
  let defaultFont = -1;
  const fonts = new Map<number, number>();
  /** The font, or the style, that is being described. */
  let described = 0;
  const headingStyles = new Set<number>();
  let isHeading = false;
  let heading = '';
  let bytes = '';
  let skip = 0;
  /** The next control word may be one that only newer readers know. */
  let isOptional = false;
  /** Text of a group that is no text of the document: a field's code, a date, the title. */
  let value = '';
  let date: Record<string, number> = {};

  function flush(): void {
    if (bytes === '') return;
    const raw = bytes;
    bytes = '';
    write(/^[\x20-\x7e]*$/.test(raw) ? raw : decodeAnsi(Buffer.from(raw, 'latin1'), fonts.get(group.font) ?? codePage));
  }

  function write(text: string): void {
    const { destination } = group;
    if (group.isForOthers) return;
    if (destination === 'body') {
      (group.isDeleted ? deleted : body).write(text);
      if (isHeading && heading.length < 1000) heading += text;
    } else if (destination === 'aside') aside.write(text);
    else if (destination === 'object') {
      if (value.length < mostObjectDigits) value += text;
    } else if (destination !== 'nothing' && value.length < longestValue) value += text;
  }

  const output = (): typeof body => (group.destination === 'aside' ? aside : body);

  function enter(destination: Destination): void {
    flush();
    group.destination = destination;
    value = '';
    date = {};
    if (destination === 'aside') aside.line();
  }

  function leave({ destination }: Group): void {
    const text = value;
    if (destination === 'field') links.add(fieldTarget(text));
    else if (destination === 'object') objects.push(text);
    else if (destination === 'commenter') {
      marks.add('hasComments');
      aside.line();
      if (text.trim() !== '') aside.write(`${text.trim()}: `);
    } else if (destination === 'creatim' || destination === 'revtim') facts[infoFacts[destination]] ??= dateText(date);
    else if (destination in infoFacts && text.trim() !== '') facts[infoFacts[destination as keyof typeof infoFacts]] ??= text.trim();
    value = '';
  }

  function close(): void {
    flush();
    skip = 0;
    if (uncounted > 0) {
      uncounted -= 1;
      return;
    }
    const outer = groups.pop();
    if (outer === undefined) return;
    if (group.destination === 'styles' && /^\s*heading \d/i.test(value)) headingStyles.add(described);
    if (group.destination === 'styles' || group.destination === 'fonts') value = '';
    else if (group.destination !== outer.destination) leave(group);
    group = outer;
  }

  function endParagraph(): void {
    output().line();
    deleted.line();
    if (isHeading && heading.trim() !== '' && headings.length < mostHeadings) headings.push(heading.trim());
    heading = '';
  }

  function writeUnicode(number: number): void {
    flush();
    write(String.fromCharCode(number & 0xffff));
    skip = group.skippedAfterUnicode;
  }

  function describe(word: string, number: number): void {
    if (group.destination === 'fonts') {
      const page = word === 'fcharset' ? codePageOfCharset(number) : word === 'cpg' ? number : undefined;
      if (word === 'f') described = number;
      else if (page !== undefined && fonts.size < deepest) fonts.set(described, page);
    } else if (word === 's') described = number;
  }

  function setState(word: string, number: number | undefined): void {
    switch (word) {
      case 'f':
        group.font = number ?? -1;
        return;
      case 'plain':
        group.font = defaultFont;
        group.isDeleted = false;
        return;
      case 'deff':
        defaultFont = number ?? -1;
        group.font = defaultFont;
        return;
      case 'ansicpg':
        codePage = number ?? 1252;
        return;
      case 'mac':
        codePage = 10000;
        return;
      case 'uc':
        group.skippedAfterUnicode = Math.max(0, Math.min(100, number ?? 1));
        return;
      case 'pard':
        isHeading = false;
        return;
      case 's':
        isHeading = headingStyles.has(number ?? 0);
        return;
      case 'deleted':
        group.isDeleted = number !== 0;
        marks.add('hasTrackedChanges');
        return;
      case 'v':
        if (number !== 0) marks.add('hasHiddenText');
        return;
      case 'htmlrtf':
        group.isForOthers = number !== 0;
        return;
      case 'par':
      case 'line':
      case 'page':
      case 'sect':
      case 'column':
        return endParagraph();
      case 'cell':
      case 'nestcell':
        return output().cell();
      case 'row':
      case 'nestrow':
        return output().line();
    }
  }

  function control(word: string, number: number | undefined): void {
    if (skip > 0 && word !== 'u') {
      skip -= 1;
      return;
    }
    const wasOptional = isOptional;
    isOptional = word === '*';
    if (isOptional) return;
    const character = characters[word];
    if (character !== undefined) {
      flush();
      return write(character);
    }
    if (word === 'u') return writeUnicode(number ?? 0);
    flush();
    const destination = destinations.get(word);
    if (destination !== undefined && isReached(destination)) return enter(destination);
    if (wasOptional && destination === undefined) return enter('nothing');
    const count = counts[word];
    if (count !== undefined) facts[count] = String(number ?? '');
    else if (dateParts.has(word)) date[word] = number ?? 0;
    else if (group.destination === 'fonts' || group.destination === 'styles') describe(word, number ?? 0);
    else if (group.destination !== 'nothing') setState(word, number);
  }

  /** In a group that is passed over, only the information group has parts that count; and of two forms of a text, that in Unicode. */
  function isReached(destination: Destination): boolean {
    if (group.destination !== 'nothing') return true;
    return destination in infoFacts || destination === 'body';
  }

  return {
    open() {
      flush();
      skip = 0;
      if (groups.length >= deepest) uncounted += 1;
      else {
        groups.push(group);
        group = { ...group };
      }
    },
    close,
    control,
    text(piece) {
      isOptional = false;
      const rest = skip > 0 ? piece.slice(skip) : piece;
      skip = Math.max(0, skip - piece.length);
      if (group.destination !== 'nothing') bytes += rest;
    },
    byte(value_) {
      if (skip > 0) skip -= 1;
      else if (group.destination !== 'nothing') bytes += String.fromCharCode(value_);
    },
    isFull: () => body.isFull() || aside.isFull(),
  };
}

const two = (part: number): string => String(part).padStart(2, '0');

function dateText({ yr = 0, mo = 1, dy = 1, hr = 0, min = 0, sec = 0 }: Readonly<Record<string, number>>): string {
  return `${String(yr).padStart(4, '0')}-${two(mo)}-${two(dy)}T${two(hr)}:${two(min)}:${two(sec)}`;
}
