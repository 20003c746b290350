/** Names by their number in the `name` table (OpenType, "name — Naming Table"). */
export const nameIds = {
  copyright: 0,
  family: 1,
  subfamily: 2,
  fullName: 4,
  version: 5,
  postScriptName: 6,
  trademark: 7,
  manufacturer: 8,
  designer: 9,
  description: 10,
  vendorUrl: 11,
  designerUrl: 12,
  license: 13,
  licenseUrl: 14,
  typographicFamily: 16,
  typographicSubfamily: 17,
} as const;

/** What a font calls things: English first, then in other languages. */
export type FontNames = ReadonlyMap<number, readonly string[]>;

const mostRecords = 5000;
const longestName = 64 * 1024;

/** Encodings of the Macintosh, as far as there are decoders. Roman is 0. */
const macEncodings = new Map([
  [1, 'shift_jis'],
  [2, 'big5'],
  [3, 'euc-kr'],
  [7, 'x-mac-cyrillic'],
  [25, 'gbk'],
]);
const macintosh = 1;
const english = new Set([0, 0x409]);

export function readFontNames(table: Buffer): FontNames {
  const names = new Map<number, { readonly text: string; readonly isEnglish: boolean }[]>();
  if (table.length < 6) return new Map();
  const count = Math.min(mostRecords, table.readUInt16BE(2));
  const storage = table.readUInt16BE(4);
  for (let at = 6; at < 6 + 12 * count && at + 12 <= table.length; at += 12) {
    const [platform, encoding, language, id] = [0, 2, 4, 6].map((field) => table.readUInt16BE(at + field)) as [
      number,
      number,
      number,
      number,
    ];
    const start = storage + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + Math.min(table.readUInt16BE(at + 8), longestName));
    const charset = platform === macintosh ? (macEncodings.get(encoding) ?? 'macintosh') : 'utf-16be';
    const text = new TextDecoder(charset).decode(bytes).replaceAll('\0', '').trim();
    const known = names.get(id) ?? [];
    // Names for the Macintosh repeat the others, with fewer letters.
    if (text !== '' && !known.some((other) => other.text === text))
      known.push({ text, isEnglish: platform !== macintosh && english.has(language) });
    names.set(id, known);
  }
  return new Map(
    [...names].map(([id, values]) => [id, values.toSorted((a, b) => Number(b.isEnglish) - Number(a.isEnglish)).map(({ text }) => text)]),
  );
}
