/** The charset of an XML document, from its first bytes (XML 1.0, appendix F): byte order mark, zero bytes, declaration, else UTF-8. */
export function xmlCharset(head: Uint8Array): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const declaration = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const label = /^\s{0,99}<\?xml[^<>]{0,150}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})["']/.exec(declaration)?.[1];
  if (label === undefined || /^utf-?16/i.test(label)) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // A label that nobody knows declares nothing.
    return 'utf-8';
  }
}
