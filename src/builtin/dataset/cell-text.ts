import { TextDecoder } from 'node:util';
import { decodeText } from '../../kit/plain-text/decode-text.ts';

/** Text of a fixed width, filled with blanks or NULs. Without a charset: UTF-8, or what western programs write. */
export function fixedText(bytes: Buffer, charset?: string): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  return charset === undefined ? decodeText(text) : decoderOf(charset).decode(text).trim();
}

/** They are costly to make, and cells are many. */
const decoders = new Map<string, TextDecoder>();

function decoderOf(charset: string): TextDecoder {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder;
}

/** The charset by the Encoding Standard, if it knows it. */
export function charsetNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return undefined;
  }
}

const mostTime = 8.64e15;

/** Milliseconds since 1970 as ISO 8601, in whole seconds. */
export function isoTime(time: number): string | undefined {
  return Math.abs(time) <= mostTime ? new Date(time).toISOString().replace(/\.\d+Z$/, 'Z') : undefined;
}

/** As people write it: the day, or day and time. */
export function dateText(time: number, hasTime: boolean): string | undefined {
  const iso = isoTime(time);
  if (iso === undefined) return undefined;
  const [day = '', clock = ''] = iso.slice(0, -1).split('T');
  return hasTime ? `${day} ${clock}` : day;
}
