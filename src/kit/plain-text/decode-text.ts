import { isUtf8 } from 'node:buffer';

/** Text that has no declared charset: UTF-8 where it is valid, else what western programs write. Ends at the first NUL. */
export function decodeText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  return new TextDecoder(isUtf8(text) ? 'utf-8' : 'windows-1252').decode(text).trim();
}
