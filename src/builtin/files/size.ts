/** What {@link parseSize} reads. */
export const sizePattern = /^(\d{1,15}(?:\.\d{1,9})?) ?([kmgt]i?)?b$/i;

const prefixes = ['', 'k', 'm', 'g', 't'];

/** Bytes of a size such as `200MB` or `1.5 GiB`: powers of 1000, and with an `i` of 1024 (IEC 80000-13). */
export function parseSize(text: string): number {
  const [, amount = '', prefix = ''] = sizePattern.exec(text) ?? [];
  const [letter = '', binary] = prefix.toLowerCase();
  return Math.floor(Number(amount) * (binary === undefined ? 1000 : 1024) ** prefixes.indexOf(letter));
}
