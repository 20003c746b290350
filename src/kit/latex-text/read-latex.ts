import { accented, isAccent, symbols } from './accents.ts';
import { argumentUses, hiddenArguments, hiddenEnvironments, verbatimEnvironments, type ArgumentUse } from './commands.ts';

export interface LatexText {
  /** Without commands and comments; environments and paragraphs on lines of their own. */
  readonly text: string;
  readonly title?: string;
  /** As `\author` gives them. */
  readonly authors: readonly string[];
  readonly date?: string;
  readonly keywords: readonly string[];
  readonly headings: readonly string[];
  readonly links: readonly string[];
}

/** A brace that is open: what its content is for, and where it begins in the text. */
interface Group {
  readonly use: ArgumentUse | undefined;
  readonly start: number;
}

/** Commands between two lines, and commands whose argument does not belong to the word before. */
const breaks = new Set(['item', 'bibitem', 'and', 'par', 'newline', 'linebreak', 'hline', 'tabularnewline', 'newpage', 'clearpage']);
const spaced = new Set(['footnote', 'footnotetext', 'caption', 'marginpar', 'todo', 'sidenote']);
const mostValues = 1000;
const longestValue = 1000;
const longestOption = 2000;
const plain = /[^\\%{}$~&\n`'^_#-]+/y;
const commandName = /\\(?:[A-Za-z@]+\*?|[^])/y;
const blanks = /[ \t]*\n?[ \t]*/y;
const option = /\s{0,20}\[/y;
const accentTarget = /\s{0,20}(?:\{\\?([A-Za-z]?)\}|\\([ij])(?![A-Za-z])|([A-Za-z]))/y;
const environment = /\s{0,20}\{([A-Za-z*]{1,40})\}/y;

/** Reads LaTeX, or plain TeX, as text: in one pass, without macros of the document's own and without other files. */
export function readLatex(source: string): LatexText {
  const found = { title: [] as string[], author: [] as string[], date: [] as string[], keywords: [] as string[], heading: [] as string[] };
  const links = new Set<string>();
  const groups: Group[] = [];
  const pieces: string[] = [];
  /** Open groups that are not shown. */
  let hidden = 0;
  let next: { use: ArgumentUse; left: number } | undefined;
  let at = 0;

  function emit(piece: string): void {
    if (hidden === 0) pieces.push(piece);
  }

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const matched = pattern.exec(source);
    if (matched !== null) at = pattern.lastIndex;
    return matched;
  }

  function openGroup(): void {
    const use = next?.use;
    if (next && (next.left -= 1) === 0) next = undefined;
    if (use === 'hidden' || use === 'link') hidden += 1;
    groups.push({ use, start: use === 'link' ? at : pieces.length });
  }

  function closeGroup(): void {
    const group = groups.pop();
    if (group?.use === undefined) return;
    if (group.use === 'hidden' || group.use === 'link') hidden -= 1;
    if (group.use === 'hidden') {
      if (next) skipOptions();
      return;
    }
    if (group.use === 'link')
      return addLink(
        source
          .slice(group.start, at - 1)
          .slice(0, longestOption)
          .replaceAll(/\\([%#_&~])/g, '$1')
          .trim(),
      );
    const values = found[group.use];
    const value =
      values.length < mostValues
        ? pieces
            .slice(group.start, group.start + longestValue)
            .join('')
            .slice(0, longestValue)
            .trim()
        : '';
    if (value !== '') values.push(value);
    emit('\n');
  }

  function addLink(target: string): void {
    if (links.size < mostValues) links.add(target);
    // The text of `\href` comes in a group of its own.
    if (source[at] !== '{') emit(target);
  }

  function skipOptions(): void {
    for (let count = 0; count < 4 && match(option) !== null; count += 1) {
      const end = source.slice(at, at + longestOption).indexOf(']');
      if (end === -1) return void (at -= 1);
      at += end + 1;
    }
  }

  function readEnvironment(command: string): void {
    const name = match(environment)?.[1] ?? '';
    emit('\n');
    if (command !== 'begin' || !(verbatimEnvironments.has(name) || hiddenEnvironments.has(name))) {
      if (command === 'begin') skipOptions();
      if (command === 'begin' && /^(?:tabular|array|longtable|tabularx|minipage|multicols|list)/.test(name))
        next = { use: 'hidden', left: name === 'tabularx' ? 2 : 1 };
      return;
    }
    const close = source.indexOf(`\\end{${name}}`, at);
    const end = close === -1 ? source.length : close;
    if (verbatimEnvironments.has(name)) emit(source.slice(at, end).replace(/^\[[^\]\n]*\](?:\{[^}\n]*\})?/, ''));
    at = end;
  }

  function readVerb(): void {
    const mark = source[at] ?? '';
    const end = source.slice(at + 1, at + longestOption).indexOf(mark);
    if (end === -1 || mark === '') return;
    emit(source.slice(at + 1, at + 1 + end));
    at += end + 2;
  }

  function readCommand(): void {
    const command = (match(commandName)?.[0] ?? '\\').slice(1).replace(/\*$/, '');
    if (command === '') at += 1;
    else if (isAccent(command)) readAccent(command);
    else if (!/^[A-Za-z@]/.test(command))
      emit(/^[\s,;:!/]$/.test(command) ? (command === '/' || command === '!' ? '' : ' ') : shownEscape(command));
    else if (command === 'begin' || command === 'end') readEnvironment(command);
    else if (command === 'verb' || command === 'lstinline') readVerb();
    else readWord(command);
  }

  function readAccent(command: string): void {
    const [, braced, dotless, letter] = match(accentTarget) ?? [];
    emit(accented(command, braced ?? dotless ?? letter ?? ''));
  }

  function readWord(command: string): void {
    const symbol = symbols.get(command);
    if (symbol !== undefined) {
      emit(symbol);
      match(blanks);
      if (source.startsWith('{}', at)) at += 2;
      else if (source[at - 1] === ' ' && symbol.length > 1) emit(' ');
      return;
    }
    if (breaks.has(command)) return emit('\n');
    const use = argumentUses.get(command);
    if (use === 'heading' || use === 'title') emit('\n');
    skipOptions();
    match(blanks);
    if (command === 'def' || command === 'let') skipDefinition(command);
    else if (use !== undefined) expectArguments(command, use);
    else if (source[at] !== '{' || spaced.has(command)) emit(' ');
  }

  function expectArguments(command: string, use: ArgumentUse): void {
    const isUnbraced = source[at] === '\\';
    let left = hiddenArguments.get(command) ?? 1;
    // `\newcommand\name{…}` is as good as `\newcommand{\name}{…}`.
    if (isUnbraced && left > 1) {
      match(commandName);
      left -= 1;
      skipOptions();
    }
    next = source[at] === '{' ? { use, left } : undefined;
  }

  /** `\def\name#1#2{body}` */
  function skipDefinition(command: string): void {
    match(commandName);
    if (command === 'let') return void match(commandName);
    const brace = source.slice(at, at + 100).indexOf('{');
    if (brace === -1) return;
    at += brace;
    next = { use: 'hidden', left: 1 };
  }

  while (at < source.length) {
    const text = match(plain)?.[0];
    if (text !== undefined) {
      emit(text);
      if (next && text.trim() !== '') next = undefined;
      continue;
    }
    const character = source.charAt(at);
    if (character === '\\') {
      readCommand();
      continue;
    }
    at += 1;
    if (character === '%') {
      const end = source.indexOf('\n', at);
      // A comment takes its line break with it, and the blanks of the next line.
      at = end === -1 ? source.length : end + 1;
      if (/^[ \t]*\n/.test(source.slice(at, at + 100))) emit('\n');
    } else if (character === '{') openGroup();
    else if (character === '}') closeGroup();
    else if (character === '\n') emit('\n');
    else if (character === '&') emit('\t');
    else if (character === '~') emit(' ');
    else if (character === '`' || character === "'") emit(readQuote(character));
    else if (character === '-') emit(readDash());
    else if (character === '_' || character === '#') emit(character === '_' ? '_' : '');
    else if (character === '^') emit('^');
  }

  function readQuote(character: string): string {
    if (source[at] !== character) return character === '`' ? '‘' : "'";
    at += 1;
    return character === '`' ? '“' : '”';
  }

  function readDash(): string {
    const dashes = /-{0,2}/y;
    const count = match(dashes)?.[0].length ?? 0;
    return ['-', '–', '—'][count] ?? '-';
  }

  return result(pieces.join(''), found, [...links]);
}

const shownEscape = (character: string): string => (character === '\\' ? '\n' : /[()[\]]/.test(character) ? ' ' : character);

function result(
  raw: string,
  found: Readonly<Record<'title' | 'author' | 'date' | 'keywords' | 'heading', readonly string[]>>,
  links: readonly string[],
): LatexText {
  const title = found.title[0] && oneLine(found.title[0]);
  const date = found.date[0] && oneLine(found.date[0]);
  return {
    text: raw
      .replaceAll(/[^\S\n\t]+/g, ' ')
      .replaceAll(/ ?\t ?/g, '\t')
      .replaceAll(/ ?\n\s*/g, '\n')
      .trim(),
    ...(title !== undefined && title !== '' && { title }),
    authors: found.author
      .flatMap((names) => names.split('\n'))
      .map(oneLine)
      .filter((name) => name !== ''),
    ...(date !== undefined && date !== '' && { date }),
    keywords: found.keywords
      .flatMap((value) => value.split(/[,;\n]/))
      .map(oneLine)
      .filter((value) => value !== ''),
    headings: found.heading.map(oneLine),
    links,
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
