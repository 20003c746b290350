import { decodeQuotedPrintable } from './quoted-printable.ts';
import { decodeUuencoded } from './uuencode.ts';

/** The bytes that a body stands for (RFC 2045, 6); those of an unknown encoding as they are. */
export function decodeTransfer(body: Uint8Array, encoding = ''): Uint8Array {
  switch (/[\w-]+/.exec(encoding)?.[0].toLowerCase()) {
    case 'base64':
      return decodeBase64(body);
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return decodeUuencoded(latin1(body));
    default:
      return body;
  }
}

/** What a mailing list or a virus scanner added behind is left out. Anything else that is no base64 is passed over. */
function decodeBase64(body: Uint8Array): Buffer {
  const text = latin1(body);
  const lines = /[^A-Za-z0-9+/=\s]/.test(text) ? text.trimEnd().split('\n') : undefined;
  if (lines === undefined) return Buffer.from(text, 'base64');
  while (lines.length > 1 && !/^[A-Za-z0-9+/]{2,}={0,2}\s*$/.test(lines.at(-1) ?? '')) lines.pop();
  return Buffer.from(lines.join('').replaceAll(/[^A-Za-z0-9+/=]/g, ''), 'base64');
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
