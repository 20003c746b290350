/** Labels of the Encoding Standard for code pages of Windows. Those that it does not know are read as Western European. */
const labels: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  708: 'iso-8859-6',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1361: 'euc-kr',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  65001: 'utf-8',
};

const decoders = new Map<number, { decode(bytes: Uint8Array): string }>();

/** Decodes bytes in a code page of Windows. */
export function decodeAnsi(bytes: Uint8Array, codePage: number): string {
  const known = decoders.get(codePage) ?? new TextDecoder(labelOf(codePage));
  decoders.set(codePage, known);
  return known.decode(bytes);
}

function labelOf(codePage: number): string {
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage > 28590 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  return labels[codePage] ?? 'windows-1252';
}
