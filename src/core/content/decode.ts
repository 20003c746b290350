import { asBuffer } from './as-buffer.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { decodeAs, decodesCleanly, knownCharset } from './charset.ts';
import { detectCharset } from './detect-charset.ts';
import { isCutUtf8 } from './utf-8.ts';
import { unmarkedUtf16 } from './utf-16.ts';

export interface DecodedText {
  readonly text: string;
  /** Name by the WHATWG Encoding Standard, or `utf-32le` or `utf-32be`. */
  readonly charset: string;
}

/**
 * Bytes as text: by byte order mark, by the declared charset if the bytes agree with it, else by what they look like. Nothing is refused: what
 * does not decode becomes U+FFFD.
 */
export async function decodeText(bytes: Uint8Array, declared?: string): Promise<DecodedText> {
  const charset = byteOrderMark(bytes) ?? agreeing(bytes, declared) ?? unicodeCharset(bytes) ?? (await detectCharset(bytes));
  return { text: decodeAs(charset, bytes), charset };
}

/** ISO-8859-1 and US-ASCII are both windows-1252 by the standard, and often declared for UTF-8 without thinking. */
function agreeing(bytes: Uint8Array, declared: string | undefined): string | undefined {
  const charset = declared === undefined ? undefined : knownCharset(declared);
  if (charset === undefined || (charset === 'windows-1252' && isCutUtf8(bytes))) return undefined;
  return decodesCleanly(charset, bytes) ? charset : undefined;
}

function unicodeCharset(bytes: Uint8Array): string | undefined {
  const buffer = asBuffer(bytes);
  const wide = buffer.includes(0) ? unmarkedUtf16(bytes) : undefined;
  if (wide !== undefined) return wide;
  if (!isCutUtf8(bytes)) return undefined;
  return switchesToJapanese(buffer) ? 'iso-2022-jp' : 'utf-8';
}

/** ISO-2022-JP has no byte above 0x7f: escape sequences say where Japanese begins. */
function switchesToJapanese(buffer: Buffer): boolean {
  return buffer.includes(0x1b) && (buffer.includes('\x1b$B') || buffer.includes('\x1b$@'));
}
