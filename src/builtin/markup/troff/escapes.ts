/** Named characters of groff_char(7) that occur in text. */
const characters: Readonly<Record<string, string>> = {
  em: '—',
  en: '–',
  hy: '-',
  bu: '•',
  co: '©',
  rg: '®',
  tm: '™',
  lq: '“',
  rq: '”',
  oq: '‘',
  cq: '’',
  aq: "'",
  dq: '"',
  bq: '‚',
  Bq: '„',
  Fo: '«',
  Fc: '»',
  ga: '`',
  aa: '´',
  ha: '^',
  ti: '~',
  rs: '\\',
  sl: '/',
  ba: '|',
  or: '|',
  lB: '[',
  rB: ']',
  lC: '{',
  rC: '}',
  la: '⟨',
  ra: '⟩',
  '<-': '←',
  '->': '→',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '==': '≡',
  '~=': '≈',
  '+-': '±',
  mu: '×',
  di: '÷',
  de: '°',
  sc: '§',
  ps: '¶',
  dg: '†',
  dd: '‡',
  Eu: '€',
  Po: '£',
  Ye: '¥',
  ss: 'ß',
  AE: 'Æ',
  ae: 'æ',
  OE: 'Œ',
  oe: 'œ',
  '/O': 'Ø',
  '/o': 'ø',
  ':a': 'ä',
  ':o': 'ö',
  ':u': 'ü',
  ':A': 'Ä',
  ':O': 'Ö',
  ':U': 'Ü',
  ':e': 'ë',
  ':i': 'ï',
  "'a": 'á',
  "'e": 'é',
  "'i": 'í',
  "'o": 'ó',
  "'u": 'ú',
  '`a': 'à',
  '`e': 'è',
  '^a': 'â',
  '^e': 'ê',
  '^o': 'ô',
  '~n': 'ñ',
  ',c': 'ç',
  ',C': 'Ç',
  oa: 'å',
  '12': '½',
  '14': '¼',
  '34': '¾',
  '*a': 'α',
  '*b': 'β',
  '*g': 'γ',
  '*d': 'δ',
  '*m': 'μ',
  '*p': 'π',
  '*W': 'Ω',
  sq: '□',
  cu: '∪',
  if: '∞',
  pl: '+',
  mi: '−',
  eq: '=',
};

/** One escape sequence of groff(7); what it takes along differs by its letter. */
const escape =
  /\\(?:"[^]*$|#[^]*$|f(?:\(..|\[[^\]\n]{0,40}\]|.)|\*(?:\((..)|\[([^\]\n]{1,40})\]|.)|\((..)|\[([^\]\n]{1,60})\]|[nFgkmMVY](?:[+-]?\((?:..)|[+-]?\[[^\]\n]{0,40}\]|[+-]?.)|s(?:[+-]?\d{1,2}|[+-]?'[^'\n]{0,20}'|[+-]?\(..|\[[^\]\n]{0,20}\])|[hvwbDHSLlNoRXxZ]'[^'\n]{0,200}'|[ANC]'[^'\n]{0,100}'|z|([^]))|\\$/g;

const strings: Readonly<Record<string, string>> = {
  R: '®',
  S: '',
  Tm: '™',
  lq: '“',
  rq: '”',
  'L"': '“',
  'R"': '”',
  "C'": "'",
  'C`': '‘',
  q: '"',
};
const letters: Readonly<Record<string, string>> = {
  '-': '-',
  e: '\\',
  '\\': '\\',
  ' ': ' ',
  '~': ' ',
  '0': ' ',
  '|': '',
  '^': '',
  '&': '',
  ')': '',
  '%': '',
  '/': '',
  ',': '',
  ':': '',
  c: '',
  p: '',
  t: '\t',
  "'": "'",
  '`': '`',
  '.': '.',
  '{': '',
  '}': '',
  d: '',
  u: '',
  r: '',
  a: '',
};

/** The text that a formatter would print. */
export function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(escape, (_, ...[shortString, longString, short, long, letter]: (string | undefined)[]) => {
    const string = shortString ?? longString;
    if (string !== undefined) return strings[string] ?? '';
    const character = short ?? long;
    if (character !== undefined) return characters[character] ?? byCode(character);
    return letter === undefined ? '' : (letters[letter] ?? letter);
  });
}

/** `u00E9`, `u0065_0301`, `char233` */
function byCode(name: string): string {
  const decimal = /^char(\d{1,3})$/.exec(name)?.[1];
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  const codes =
    /^u([\dA-F]{4,6}(?:_[\dA-F]{4,6}){0,4})$/
      .exec(name)?.[1]
      ?.split('_')
      .map((code) => Number.parseInt(code, 16)) ?? [];
  return codes.some((code) => code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) ? '' : String.fromCodePoint(...codes).normalize('NFC');
}
