/**
 * Private-use characters of the index. They count as letters to FTS5 and to storages, and no text has them: those of a text are taken for
 * spaces. What one of them means never changes, or what is indexed would mean something else. U+E000 belongs to the embedded storage.
 */

/** Stands at the end of a stem, for the language it is a stem of. */
export const languageMarks = {
  de: '\ue010',
  fr: '\ue011',
  es: '\ue012',
  it: '\ue013',
  pt: '\ue014',
  nl: '\ue015',
  sv: '\ue016',
  da: '\ue017',
  no: '\ue018',
  fi: '\ue019',
  ru: '\ue01a',
  tr: '\ue01b',
  el: '\ue01c',
  ro: '\ue01d',
  hu: '\ue01e',
  ar: '\ue01f',
  hi: '\ue020',
  uk: '\ue021',
  bg: '\ue022',
  sr: '\ue023',
  lt: '\ue024',
  hy: '\ue025',
  ga: '\ue026',
  id: '\ue027',
  ne: '\ue028',
  ta: '\ue029',
} as const;

/** Signs that belong to a name: `C++`, `C#`, `.NET`. */
export const signCodes: ReadonlyMap<string, string> = new Map([
  ['+', '\ue080'],
  ['#', '\ue081'],
  ['.', '\ue082'],
]);

/** Vietnamese tones and vowel signs, as combining characters; the last is the stroke of `đ`. */
export const toneCodes: ReadonlyMap<string, string> = new Map([
  ['\u0300', '\ue090'],
  ['\u0301', '\ue091'],
  ['\u0302', '\ue092'],
  ['\u0303', '\ue093'],
  ['\u0306', '\ue094'],
  ['\u0309', '\ue095'],
  ['\u031b', '\ue096'],
  ['\u0323', '\ue097'],
  ['\u0335', '\ue098'],
]);

/** Vowel signs of the scripts of India and South East Asia, in the blocks U+0900 to U+109F and U+1780 to U+17FF. */
export function vowelSignCode(sign: string): string {
  const code = sign.charCodeAt(0);
  return String.fromCharCode(code < 0x1100 ? code - 0x900 + 0xe100 : code - 0x1780 + 0xe900);
}

const spokenCodes = new Map([
  ...Array.from(signCodes, ([sign, code]) => [code, sign] as const),
  ...Array.from(toneCodes, ([tone, code]) => [code, tone] as const),
]);

/** A word of the index as a person can read it: without mark, signs as they are written. */
export function withoutCodes(term: string): string {
  const decoded = term.replace(/[\ue000-\uf8ff]/g, (code) => spokenCodes.get(code) ?? vowelSign(code.charCodeAt(0)));
  return decoded
    .replace(/^([^.]*)\.$/, '.$1')
    .replaceAll('d\u0335', 'đ')
    .normalize('NFC');
}

function vowelSign(code: number): string {
  if (code >= 0xe100 && code < 0xe8a0) return String.fromCharCode(code - 0xe100 + 0x900);
  return code >= 0xe900 && code < 0xe980 ? String.fromCharCode(code - 0xe900 + 0x1780) : '';
}
