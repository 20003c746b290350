/** Languages of Windows by the lowest ten bits of a locale ([MS-LCID]): their tags, and the charset of texts without one. */
const languages: Readonly<Record<number, readonly [tag: string, charset: string]>> = {
  0x01: ['ar', 'windows-1256'],
  0x02: ['bg', 'windows-1251'],
  0x04: ['zh', 'gbk'],
  0x05: ['cs', 'windows-1250'],
  0x06: ['da', 'windows-1252'],
  0x07: ['de', 'windows-1252'],
  0x08: ['el', 'windows-1253'],
  0x09: ['en', 'windows-1252'],
  0x0a: ['es', 'windows-1252'],
  0x0b: ['fi', 'windows-1252'],
  0x0c: ['fr', 'windows-1252'],
  0x0d: ['he', 'windows-1255'],
  0x0e: ['hu', 'windows-1250'],
  0x10: ['it', 'windows-1252'],
  0x11: ['ja', 'shift_jis'],
  0x12: ['ko', 'euc-kr'],
  0x13: ['nl', 'windows-1252'],
  0x14: ['no', 'windows-1252'],
  0x15: ['pl', 'windows-1250'],
  0x16: ['pt', 'windows-1252'],
  0x18: ['ro', 'windows-1250'],
  0x19: ['ru', 'windows-1251'],
  0x1b: ['sk', 'windows-1250'],
  0x1d: ['sv', 'windows-1252'],
  0x1e: ['th', 'windows-874'],
  0x1f: ['tr', 'windows-1254'],
  0x22: ['uk', 'windows-1251'],
  0x24: ['sl', 'windows-1250'],
  0x25: ['et', 'windows-1257'],
  0x26: ['lv', 'windows-1257'],
  0x27: ['lt', 'windows-1257'],
  0x2a: ['vi', 'windows-1258'],
};
const traditionalChinese = new Set([0x0404, 0x0c04, 0x1404]);

export const languageOfLocale = (locale: number): string | undefined => languages[locale & 0x3ff]?.[0];

export function charsetOfLocale(locale: number): string {
  return traditionalChinese.has(locale) ? 'big5' : (languages[locale & 0x3ff]?.[1] ?? 'windows-1252');
}
