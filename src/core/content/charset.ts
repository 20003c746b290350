import { TextDecoder } from 'node:util';
import { asBuffer } from './as-buffer.ts';
import { decodeUtf32 } from './utf-32.ts';

/** Bytes 0x80 to 0x9f of windows-1252. TextDecoder of Node 22 leaves them as control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decoders = new Map<string, TextDecoder>();

/** The name that the Encoding Standard has for a label such as `latin1`; `undefined` where it knows none. */
export function knownCharset(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (name === 'utf-32le' || name === 'utf-32be') return name;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

/** Decodes with U+FFFD for what does not fit. A byte order mark is left out. */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  if (charset === 'utf-32le' || charset === 'utf-32be') return decodeUtf32(bytes, charset === 'utf-32le');
  if (charset === 'windows-1252') return decodeWindows1252(bytes);
  return decoderFor(charset, false).decode(bytes);
}

/** Whether every byte has a meaning in this charset. */
export function decodesCleanly(charset: string, bytes: Uint8Array): boolean {
  if (charset === 'utf-32le' || charset === 'utf-32be') return !decodeUtf32(bytes, charset === 'utf-32le').includes('\ufffd');
  try {
    decoderFor(charset, true).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = asBuffer(bytes).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

/** Decoders hold no state between whole decodings, so one of each kind is enough. */
function decoderFor(charset: string, fatal: boolean): TextDecoder {
  const key = fatal ? `${charset} fatal` : charset;
  const decoder = decoders.get(key) ?? new TextDecoder(charset, { fatal });
  decoders.set(key, decoder);
  return decoder;
}
