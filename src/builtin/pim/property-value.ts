import { decodeBytes } from '../../kit/mime/charset.ts';
import { decodeQuotedPrintable } from '../../kit/mime/quoted-printable.ts';
import type { ContentLine } from './content-lines.ts';

/** The text of a property: decoded and unescaped. Empty for what is binary. */
export function textOf(line: ContentLine): string {
  return unescape(decoded(line)).trim();
}

/** The parts of a structured value, such as a name or an address. */
export function partsOf(line: ContentLine): readonly string[] {
  return splitUnescaped(decoded(line), ';').map((part) => unescape(part).trim());
}

export function listOf(line: ContentLine): readonly string[] {
  return splitUnescaped(decoded(line), ',')
    .map((part) => unescape(part).trim())
    .filter((part) => part !== '');
}

/** The bytes of a property that holds a file. */
export function bytesOf(line: ContentLine): Uint8Array | undefined {
  return isBinary(line) ? Buffer.from(line.value, 'base64') : undefined;
}

const isBinary = ({ parameters, value }: ContentLine): boolean =>
  /^(?:B|BASE64)$/i.test(parameters.get('ENCODING')?.[0] ?? '') ||
  /^BINARY$/i.test(parameters.get('VALUE')?.[0] ?? '') ||
  value.startsWith('data:');

function decoded(line: ContentLine): string {
  if (isBinary(line)) return '';
  const { parameters, value } = line;
  if (parameters.get('ENCODING')?.[0]?.toUpperCase() !== 'QUOTED-PRINTABLE') return value;
  return decodeBytes(decodeQuotedPrintable(Buffer.from(value, 'utf8')), parameters.get('CHARSET')?.[0]);
}

function unescape(value: string): string {
  return value.replaceAll(/\\(.)/gs, (_, character: string) => (character === 'n' || character === 'N' ? '\n' : character));
}

function splitUnescaped(value: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, value.slice(start)];
}
