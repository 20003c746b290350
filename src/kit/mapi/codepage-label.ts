const labels: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  20127: 'us-ascii',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
  ...Object.fromEntries(Array.from({ length: 16 }, (_, part) => [28_591 + part, `iso-8859-${part + 1}`])),
};

/** What Windows calls a code page, as the Encoding Standard calls it. */
export function codepageLabel(codepage: number | undefined): string | undefined {
  return codepage === undefined || codepage <= 0 ? undefined : (labels[codepage] ?? `windows-${codepage}`);
}
