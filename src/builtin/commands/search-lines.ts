import type { CommandOutput, StyledText } from '../../plugin/command.ts';
import type { Hit, Paise, Passage } from '../../plugin/paise.ts';
import { place } from './words.ts';

/** A stretch of a text to mark, half open. */
interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Lines of a minified program or of a table may be as long as the text. */
const longestLine = 400;

/** Prints the lines that match, and as many as `around` before and after them, the way `grep -n` does. */
export async function showLines(
  hits: readonly Hit[],
  around: number,
  { paise, output }: { readonly paise: Paise; readonly output: CommandOutput },
): Promise<void> {
  for (const [index, hit] of hits.entries()) {
    const { text = '' } = await paise.read(hit.id);
    const marks = hit.passages.flatMap((passage) => marksOf(passage, text));
    const groups = groupsOf(linesOf(text), marks, around);
    const name = place(hit.url);
    if (groups.length === 0) output.line([{ text: name, style: 'dim' }, { text: `: ${hit.title}` }]);
    for (const [at, group] of groups.entries()) {
      if ((index > 0 || at > 0) && around > 0) output.line([{ text: '--', style: 'dim' }]);
      for (const line of group) output.line(shownLine(name, text, line));
    }
  }
}

interface Line extends Mark {
  readonly number: number;
  readonly marks: readonly Mark[];
}

function linesOf(text: string): readonly Mark[] {
  const lines: Mark[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Runs of lines in which something is marked, with what is around them. */
function groupsOf(lines: readonly Mark[], marks: readonly Mark[], around: number): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  const wanted = new Map<number, Mark[]>();
  let at = 0;
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    while (at < lines.length - 1 && (lines[at]?.end ?? 0) < mark.start) at += 1;
    for (let line = Math.max(0, at - around); line <= Math.min(lines.length - 1, at + around); line += 1)
      if (!wanted.has(line)) wanted.set(line, []);
    wanted.get(at)?.push(mark);
  }
  for (const line of Array.from(wanted.keys()).toSorted((one, other) => one - other)) {
    const last = groups.at(-1);
    const { start = 0, end = 0 } = lines[line] ?? {};
    const shown = { start, end, number: line + 1, marks: wanted.get(line) ?? [] };
    if (last?.at(-1)?.number === line) last.push(shown);
    else groups.push([shown]);
  }
  return groups;
}

function shownLine(name: string, text: string, line: Line): readonly StyledText[] {
  const sign = line.marks.length > 0 ? ':' : '-';
  const parts: StyledText[] = [{ text: `${name}${sign}${line.number}${sign}`, style: 'dim' }];
  const [first] = line.marks;
  const from = first && first.end - line.start > longestLine ? Math.max(line.start, first.start - longestLine / 2) : line.start;
  const to = Math.min(line.end, from + longestLine);
  if (from > line.start) parts.push({ text: '…' });
  let at = from;
  for (const mark of line.marks) {
    const [start, end] = [Math.max(mark.start, at), Math.min(mark.end, to)];
    if (start >= end) continue;
    parts.push({ text: text.slice(at, start) }, { text: text.slice(start, end), style: 'match' });
    at = end;
  }
  parts.push({ text: text.slice(at, to).trimEnd() });
  if (to < line.end) parts.push({ text: '…' });
  return parts;
}

/** White space and control characters that a passage leaves out. */
const farthest = 200;

/** Where the marks of a passage are in the text, whose white space the passage does not keep. */
export function marksOf({ parts, offset }: Passage, text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let at = offset;
  for (const part of parts) {
    let start: number | undefined;
    for (const character of part.text) {
      if (/\s/.test(character)) continue;
      const ahead = text.slice(at, at + farthest);
      // In the text an accent may stand behind its letter.
      const spelled = ahead.includes(character) ? character : character.normalize('NFD');
      const found = ahead.indexOf(spelled);
      if (found === -1) continue;
      start ??= at + found;
      at += found + spelled.length;
    }
    if (part.match && start !== undefined) marks.push({ start, end: at });
  }
  return marks;
}
