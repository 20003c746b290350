/** A piece of source code. `other` is shown as it is. */
export interface CodeToken {
  readonly kind: 'comment' | 'text' | 'number' | 'keyword' | 'other';
  readonly start: number;
  readonly end: number;
}

const keywords = new Set(
  (
    'abstract and as async await begin bool boolean break byte case catch char class const continue def default defer del delete do double ' +
    'elif else elsif end enum except export extends extern false final finally float fn for foreach from func function go goto if impl implements ' +
    'import in include instanceof int interface is lambda let local long loop match mod module mut namespace new nil none not null of or package pass ' +
    'private protected pub public raise readonly require return self short signed sizeof static string struct super switch then this throw throws trait ' +
    'true try type typedef typeof undef union unless unsigned until use using val var virtual void volatile when where while with yield'
  ).split(' '),
);

const hashComments = /python|ruby|perl|shell|x-sh|yaml|toml|makefile|cmake|r$|julia|elixir|tcl|conf|ini/u;
const dashComments = /sql|lua|haskell|ada|vhdl/u;
const noComments = /json|csv/u;

/** What is told apart by its look, the same for all languages but for what begins a comment. */
function patternFor(mimeType: string): RegExp {
  const line = hashComments.test(mimeType) ? '#' : dashComments.test(mimeType) ? '--' : '//';
  const comment = noComments.test(mimeType) ? '' : String.raw`(?<comment>${line}[^\n]*|/\*[^]*?(?:\*/|$)|<!--[^]*?(?:-->|$))|`;
  const text = String.raw`(?<text>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'|${'`'}(?:[^${'`'}\\]|\\[^])*${'`'}?)|`;
  return new RegExp(`${comment}${text}${String.raw`(?<number>\b\d[\w.]*\b)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`}`, 'gu');
}

/** Cuts source code into pieces that follow each other without a gap. Approximate: it is for colours only. */
export function codeTokens(code: string, mimeType: string): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let at = 0;
  for (const match of code.matchAll(patternFor(mimeType))) {
    const kind = kindOfMatch(match.groups ?? {});
    if (kind === 'other') continue;
    if (match.index > at) tokens.push({ kind: 'other', start: at, end: match.index });
    at = match.index + match[0].length;
    tokens.push({ kind, start: match.index, end: at });
  }
  if (at < code.length) tokens.push({ kind: 'other', start: at, end: code.length });
  return tokens;
}

function kindOfMatch({ comment, text, number, word }: Readonly<Record<string, string | undefined>>): CodeToken['kind'] {
  if (comment !== undefined) return 'comment';
  if (text !== undefined) return 'text';
  if (number !== undefined) return 'number';
  return keywords.has(word ?? '') ? 'keyword' : 'other';
}
