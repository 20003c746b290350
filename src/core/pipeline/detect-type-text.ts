import { asBuffer } from '../content/as-buffer.ts';
import { byteOrderMark } from '../content/byte-order-mark.ts';
import { decodeAs } from '../content/charset.ts';
import { unmarkedUtf16 } from '../content/utf-16.ts';
import { mailType } from './detect-type-mail.ts';
import { typeOfMarkup } from './detect-type-markup.ts';

const beginningSize = 2048;

/** The first characters; those beyond ASCII may be wrong, as nothing here depends on them. */
export function beginningOf(head: Uint8Array): string {
  const beginning = head.subarray(0, beginningSize);
  const charset = byteOrderMark(beginning) ?? (beginning.includes(0) ? unmarkedUtf16(beginning) : undefined);
  return (charset === undefined ? asBuffer(beginning).toString('latin1') : decodeAs(charset, beginning)).trimStart();
}

/** What only one format begins with, whatever its name says. */
export function unmistakableTextType(text: string): string | undefined {
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('{\\rtf')) return 'application/rtf';
  if (text.startsWith('%!PS-Adobe')) return 'application/postscript';
  return undefined;
}

/** Beginnings that mean something where the name says nothing better than plain text. */
const beginnings: readonly (readonly [beginning: RegExp, type: string])[] = [
  [/^BEGIN:VCARD\b/i, 'text/vcard'],
  [/^BEGIN:VCALENDAR\b/i, 'text/calendar'],
  [/^WEBVTT(?:\s|$)/, 'text/vtt'],
  [/^WARC\/\d/, 'application/warc'],
  [/^filedesc:\/\//, 'application/arc'],
  [/^\[Desktop Entry\]/, 'application/x-desktop'],
  [/^\[InternetShortcut\]/i, 'application/x-mswinurl'],
  [/^\\input texinfo\b/, 'application/x-texinfo'],
  [/^d(?:8:announce|13:announce-list|7:comment|10:created by|4:info)/, 'application/x-bittorrent'],
  [/^(?:\.\\"|'\\"|\.TH |\.Dd )/, 'text/troff'],
  [/^(?:diff --git |--- .*\n\+\+\+ )/, 'text/x-diff'],
  [/^1\r?\n\d\d:\d\d:\d\d,\d{3} --> /, 'application/x-subrip'],
];

/** Interpreters after `#!`, without version numbers. */
const interpreters = new Map(
  Object.entries({
    ...Object.fromEntries(['sh', 'bash', 'dash', 'zsh', 'ksh', 'fish'].map((shell) => [shell, 'application/x-sh'])),
    awk: 'text/x-awk',
    gawk: 'text/x-awk',
    deno: 'text/x-typescript',
    make: 'text/x-makefile',
    node: 'text/javascript',
    nodejs: 'text/javascript',
    perl: 'application/x-perl',
    php: 'application/x-httpd-php',
    python: 'text/x-python',
    ruby: 'text/x-ruby',
    Rscript: 'text/x-r',
    tclsh: 'application/x-tcl',
    lua: 'text/x-lua',
  }),
);

/** The type of text whose name says nothing (`hint` undefined) or only that it is text or XML. */
export function typeOfText(text: string, hint: string | undefined): string | undefined {
  if (text.startsWith('<')) return typeOfMarkup(text);
  if (hint === 'application/xml') return 'text/plain';
  if (text.startsWith('#!')) return interpreterType(text);
  if (hint === undefined && /^[{[]/.test(text)) return jsonType(text);
  return beginnings.find(([beginning]) => beginning.test(text))?.[1] ?? mailType(text);
}

function interpreterType(text: string): string | undefined {
  const words = text
    .slice(2, text.search(/[\r\n]|$/))
    .trim()
    .split(/\s+/);
  const programs = words.map((word) => word.slice(word.lastIndexOf('/') + 1)).filter((word) => word !== 'env' && !word.startsWith('-'));
  return interpreters.get((programs[0] ?? '').replace(/[\d.]+$/, ''));
}

/** Only what parses counts: prose may begin with a bracket. Longer JSON is taken by how it begins. */
function jsonType(text: string): string | undefined {
  if (isJson(text)) return 'application/json';
  const [line = '', rest] = text.split('\n', 2);
  if (rest !== undefined && isJson(line)) return 'application/jsonl';
  return text.length > 1500 && /^(?:\{\s*"(?:[^"\\]|\\.){0,200}"\s*:|\[\s*[[{"\d])/.test(text) ? 'application/json' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
