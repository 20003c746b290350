/** Charsets that text without any mark may be in: what jschardet calls them, and their names by the Encoding Standard. */
export const latinCharsets: Readonly<Record<string, string>> = {
  cp1252: 'windows-1252',
  cp1250: 'windows-1250',
  cp1254: 'windows-1254',
  cp1257: 'windows-1257',
  'iso8859-2': 'iso-8859-2',
};

export const legacyCharsets: Readonly<Record<string, string>> = {
  ...latinCharsets,
  cp1251: 'windows-1251',
  cp1253: 'windows-1253',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  'iso8859-5': 'iso-8859-5',
  'iso8859-6': 'iso-8859-6',
  'iso8859-7': 'iso-8859-7',
  cp866: 'ibm866',
  'mac-cyrillic': 'x-mac-cyrillic',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  euc_jis_2004: 'euc-jp',
  cp949: 'euc-kr',
  gb18030: 'gb18030',
  big5hkscs: 'big5',
};
