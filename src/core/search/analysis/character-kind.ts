/** Reads of a text what kind of character begins at an index. */
export type KindAt = (text: string, index: number) => number;

/**
 * Remembers kinds, which are above 0, by code. Looking there costs a fraction of a regular expression with classes of Unicode, whose ranges
 * are searched for every character. The second half of a pair of surrogates is asked for by itself.
 */
export function rememberedKinds(kindOf: (character: string) => number): KindAt {
  const kinds = new Uint8Array(0x1_0000);
  return (text, index) => {
    const code = text.charCodeAt(index);
    const known = kinds[code] ?? 0;
    if (known !== 0) return known;
    const kind = kindOf(String.fromCodePoint(text.codePointAt(index) ?? code));
    if (code < 0xd800 || code > 0xdbff) kinds[code] = kind;
    return kind;
  };
}

/** What characters are to sentences. A pair of surrogates is what its first half says. */
export const sentenceKind = { space: 1, letter: 2, point: 3, sign: 4, secondHalf: 5, other: 6 } as const;

export const sentenceKindAt: KindAt = rememberedKinds((character) => {
  if (/\s/.test(character)) return sentenceKind.space;
  if (/[\p{L}\p{M}]/u.test(character)) return sentenceKind.letter;
  if (/[.:;,()'"-]/.test(character)) return sentenceKind.point;
  // In addresses, paths, mark-up, numbers.
  if (/[/@\\=<>{}[\]_\d]/.test(character)) return sentenceKind.sign;
  return /[\udc00-\udfff]/u.test(character) ? sentenceKind.secondHalf : sentenceKind.other;
});
