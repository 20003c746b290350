import { decodeAnsi } from '../../../kit/plain-text/decode-ansi.ts';
import { oemCharacter } from '../decode-oem.ts';

/** Code pages of the groups that a byte before a character may name. */
const groups: Readonly<Record<number, number>> = { 2: 1253, 3: 1255, 4: 1256, 5: 1251, 6: 1250, 8: 1254, 0x0b: 874 };
const wideGroups: Readonly<Record<number, number>> = { 0x10: 932, 0x11: 949, 0x12: 950, 0x13: 936 };
const [western, unicode] = [0x01, 0x14];

/** Decodes the Lotus Multi-Byte Character Set: code page 850, where nothing else is named. */
export function decodeLmbcs(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0x20;
    const afterNext = bytes[at + 2] ?? 0x20;
    if (byte === western) text += oemCharacter(next);
    else if (byte === unicode) text += String.fromCharCode(256 * next + afterNext);
    else if (groups[byte] !== undefined) text += decodeAnsi(Uint8Array.of(next), groups[byte]);
    else if (wideGroups[byte] !== undefined) text += decodeAnsi(Uint8Array.of(next, afterNext), wideGroups[byte]);
    else text += oemCharacter(byte);
    if (byte === western || groups[byte] !== undefined) at += 1;
    else if (byte === unicode || wideGroups[byte] !== undefined) at += 2;
  }
  return text;
}
