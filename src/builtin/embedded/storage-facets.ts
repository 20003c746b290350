/**
 * Facets are what filters ask for, as words of a column that holds nothing else. So a filter costs FTS5 no more than a word does, and any
 * tree of words and filters is one expression.
 *
 * A facet begins with a private-use character, which FTS5 takes for a letter. Its value is in digits and consonants, because case is lost
 * and the Porter stemmer shortens what has vowels. Prefixes of values are prefixes of facets.
 */

/** Begins every facet; a word with this character in it could be taken for one. */
export const facetMark = '\uE000';

const letters = { source: 'r', type: 't', ext: 'x', folder: 'f', id: 'n', lang: 'l' } as const;

export type FacetKind = keyof typeof letters;

/** The facet of a value; of an empty value, what all facets of that kind begin with. */
export function facet(kind: FacetKind, value: string): string {
  return facetMark + letters[kind] + Buffer.from(value).toString('hex').replaceAll('a', 'g').replaceAll('e', 'h');
}

/** File name extension in lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
