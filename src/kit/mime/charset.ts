import { isUtf8 } from 'node:buffer';
import { decodeUtf7 } from './utf-7.ts';

/** Bytes 0x80 to 0x9f of windows-1252, which TextDecoder of Node 22 leaves as control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Labels that programs write and the Encoding Standard does not know. */
const aliases: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'hz-gb-2312': 'gbk',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'unicode-1-1-utf-7': 'utf-7',
  'utf8-mb4': 'utf-8',
  utf7: 'utf-7',
  'x-mac-roman': 'macintosh',
};

/**
 * Bytes as text, by the label of a charset as mail and the like carry it. The label is not believed where the bytes speak against it: what is
 * valid UTF-8 is hardly ever anything else, and what is labelled ASCII, Latin 1, or nothing at all, may be anything.
 */
export function decodeBytes(bytes: Uint8Array, label?: string): string {
  const charset = label === undefined ? undefined : knownCharset(label);
  if (charset === 'utf-7') return decodeUtf7(asBuffer(bytes).toString('latin1'));
  if (charset === 'iso-2022-jp' || switchesToJapanese(bytes)) return new TextDecoder('iso-2022-jp').decode(bytes);
  if (charset?.startsWith('utf-16')) return new TextDecoder(charset).decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  if (charset === undefined || charset === 'windows-1252') return decodeWindows1252(bytes);
  if (charset === 'utf-8') return decodeDamagedUtf8(bytes);
  return new TextDecoder(charset).decode(bytes);
}

/** The name by the Encoding Standard, or `utf-7`; `undefined` for what says nothing, such as `unknown-8bit`. */
export function knownCharset(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const known = aliases[name] ?? name;
  if (known === 'utf-7') return known;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    // `cp1250` and `windows1250` are meant for windows-1250.
    const page = /^(?:cp|win|windows|ms|x-cp)[-_]?(\d{3,4})$/.exec(known)?.[1];
    return page === undefined || known === `windows-${page}` ? undefined : knownCharset(`windows-${page}`);
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  return asBuffer(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

/** A few broken characters are damage; where most are broken, it is another charset. */
function decodeDamagedUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const sample = text.slice(0, 65_536);
  const broken = sample.match(/\ufffd/g)?.length ?? 0;
  // oxlint-disable-next-line no-control-regex -- the range is ASCII
  const foreign = sample.match(/[^\0-\x7f]/g)?.length ?? 0;
  return broken * 2 > foreign ? decodeWindows1252(bytes) : text;
}

/** ISO-2022-JP has no byte above 0x7f, so it also goes as ASCII: escape sequences say where Japanese begins. */
function switchesToJapanese(bytes: Uint8Array): boolean {
  const buffer = asBuffer(bytes);
  return buffer.includes(0x1b) && (buffer.includes('\x1b$B') || buffer.includes('\x1b$@'));
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
