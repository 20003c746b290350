import { Lexer } from 'yaml';
import { schemaLine } from './schema-file.ts';
import { applySplices, lineStart, nextLine } from './text-edit.ts';
import type { Splice } from './text-edit.ts';

/** How lines begin that paise2 writes into a configuration to explain it. A person's comments begin otherwise. */
export const marker = '#:';

/** The text without explanations and the defaults commented out below them. `keys` are the names that options may have. */
export function withoutGenerated(text: string, keys: ReadonlySet<string>): string {
  const cuts: Splice[] = [];
  let below = -1;
  for (const { offset, comment } of commentLines(text)) {
    const cut = { start: lineStart(text, offset), end: nextLine(text, offset), text: '' };
    const isDefault = below === cut.start && keys.has(/^# ([^:]+):(?: |$)/.exec(comment)?.[1] ?? '');
    if (comment.startsWith(marker) || isDefault) below = cut.end;
    if (below === cut.end || comment === schemaLine) cuts.push(cut);
  }
  return applySplices(text, cuts);
}

/** Comments that have a line to themselves. Asks the lexer, because what looks like a comment may be within a text. */
function commentLines(text: string): { offset: number; comment: string }[] {
  const found: { offset: number; comment: string }[] = [];
  let offset = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    const isComment = token.startsWith('#') && previous !== startOfScalar;
    if (isComment && text.slice(lineStart(text, offset), offset).trim() === '') found.push({ offset, comment: token.trimEnd() });
    if (!marks.has(token)) offset += token.length;
    previous = token;
  }
  return found;
}

/** Tokens that stand for no text, see `yaml`'s `CST.DOCUMENT`, `FLOW_END` and `SCALAR`. */
const startOfScalar = '\u001F';
const marks = new Set(['\u0002', '\u0018', startOfScalar]);
