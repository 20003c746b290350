/** Code pages by the charset of a font, as in LOGFONT (MS-WMF 2.1.1.5) and the font table of RTF 1.9.1. */
const codePages: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  179: 1256,
  180: 1256,
  181: 1255,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 437,
};

/** `undefined` for the charsets that mean the document's own code page. */
export const codePageOfCharset = (charset: number): number | undefined => codePages[charset];
