import { decodeBytes } from '../../../kit/mime/charset.ts';
import { codepageLabel } from '../../../kit/mapi/codepage-label.ts';

export interface RtfBody {
  readonly text: string;
  /** The RTF only wraps HTML ([MS-OXRTFEX]): `text` is that HTML. */
  readonly isHtml: boolean;
}

/** Groups whose text is not shown. `htmltag` groups are what the HTML consists of. */
const hidden = new Set(
  'fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable generator xmlnstbl mhtmltag'.split(' '),
);
const characters: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  '~': '\u00a0',
  _: '-',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|[^\\{}\r\n]+|\\/gi;
const deepest = 1000;

interface Group {
  isHidden: boolean;
  isHtmlTag: boolean;
  /** Text of HTML written in RTF for programs that know RTF only. */
  isHtmlRtf: boolean;
  /** Characters that stand for a Unicode character where that is unknown. */
  fallback: number;
}

/** The text of a body in RTF, as mail programs write it. Fonts and layout are passed over. */
export function readRtfBody(bytes: Buffer): RtfBody {
  const rtf = bytes.toString('latin1');
  const isHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 2000));
  const pieces: string[] = [];
  let charset = codepageLabel(Number(/\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 2000))?.[1] ?? 1252));
  let pending: number[] = [];
  let skip = 0;
  let group: Group = { isHidden: false, isHtmlTag: false, isHtmlRtf: false, fallback: 1 };
  const outer: Group[] = [];
  const isShown = (): boolean => !group.isHidden && !(isHtml && group.isHtmlRtf);
  const flush = (): void => {
    if (pending.length > 0) pieces.push(decodeBytes(Buffer.from(pending), charset));
    pending = [];
  };
  const add = (text: string): void => {
    flush();
    if (isShown()) pieces.push(text);
  };

  function word(name: string, parameter: number | undefined): void {
    if (name === 'u' && parameter !== undefined) {
      add(String.fromCharCode(parameter & 0xffff));
      skip = group.fallback;
    } else if (name === 'uc') group.fallback = Math.min(100, parameter ?? 1);
    else if (name === 'htmlrtf') group.isHtmlRtf = parameter !== 0;
    else if (name === 'htmltag') [group.isHidden, group.isHtmlTag] = [false, true];
    else if (hidden.has(name)) group.isHidden = true;
    else if (name === 'ansicpg') charset = codepageLabel(parameter);
    else if (name in characters && !(isHtml && group.isHtmlTag && name === 'par' && parameter === 0)) add(characters[name] ?? '');
  }

  for (const [whole, name, parameter, hex, symbol, brace] of rtf.matchAll(token)) {
    if (hex === undefined && skip === 0) flush();
    if (brace === '{') {
      skip = 0;
      if (outer.length < deepest) outer.push(group);
      group = { ...group };
    } else if (brace === '}') {
      skip = 0;
      group = outer.pop() ?? group;
    } else if (name !== undefined) word(name.toLowerCase(), parameter === undefined ? undefined : Number(parameter));
    else if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else if (isShown()) pending.push(Number.parseInt(hex, 16));
    } else if (symbol === '*') group.isHidden = true;
    else if (symbol !== undefined) {
      if (symbol in characters) add(characters[symbol] ?? '');
    } else if (!/^[\r\n\\]/.test(whole)) {
      const text = whole.slice(skip);
      skip = Math.max(0, skip - whole.length);
      if (isShown() && text !== '') pieces.push(/^[ -~\t]*$/.test(text) ? text : decodeBytes(Buffer.from(text, 'latin1'), charset));
    }
  }
  flush();
  return { text: pieces.join(''), isHtml };
}
