const mostValues = 10_000;

/** The words in values that are text, or lists of text; each once. */
export function textsOf(...values: readonly unknown[]): readonly string[] {
  const texts = values
    .flat()
    .slice(0, mostValues)
    .filter((value) => typeof value === 'string')
    .map((value) => value.replaceAll('\0', ' ').trim());
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Lists of people and what they did: instruments (TMCL), production (TIPL), and both in older ID3 (IPLS). */
const peopleTags = new Set(['TMCL', 'TIPL', 'IPLS', 'IPL']);

/** Names from such lists; the reader makes them maps from what was done to names. */
export function performersIn(
  native: Readonly<Record<string, readonly { readonly id: string; readonly value: unknown }[]>>,
): readonly string[] {
  const lists = Object.values(native)
    .flat()
    .filter(({ id }) => peopleTags.has(id))
    .map(({ value }) => value);
  return textsOf(...lists.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value).flat() : [value])));
}
