/** Where the HTML standard (13.2.3.2) has a declaration end; pages with comments before it need more. */
export const sniffedBytes = 4096;

const declarations = [
  /<meta[^<>]{0,500}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i,
  /^\s{0,99}<\?xml[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})["']/i,
];

/** The label of the charset that the page itself declares, in its first bytes. */
export function declaredLabel(page: Uint8Array): string | undefined {
  const start = Buffer.from(page.subarray(0, sniffedBytes)).toString('latin1');
  return declarations.map((pattern) => pattern.exec(start)?.[1]).find((found) => found !== undefined);
}
