import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** Code page 437, upper half: what names without a mark are in by the standard (appendix D). TextDecoder does not know it. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

export interface NameBytes {
  readonly raw: Buffer;
  readonly isMarkedUtf8: boolean;
  /** Contents of Info-ZIP's Unicode extra field, for the name or the comment. */
  readonly unicode: Buffer | undefined;
}

/** Many writers use UTF-8 without saying so, and other code pages are hardly ever valid UTF-8. */
export function decodeName({ raw, isMarkedUtf8, unicode }: NameBytes): string {
  const better = unicode === undefined ? undefined : unicodeText(unicode, raw);
  if (better !== undefined) return better;
  if (isMarkedUtf8 || isUtf8(raw)) return raw.toString('utf8');
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? ''))).join('');
}

/** Version 1, and made for this very name: archivers that do not know the field may have renamed the entry. */
function unicodeText(field: Buffer, raw: Buffer): string | undefined {
  if (field.length < 5 || field[0] !== 1 || field.readUInt32LE(1) !== crc32(raw)) return undefined;
  return field.toString('utf8', 5);
}
