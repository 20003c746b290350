import type { FieldWeights } from '../../../plugin/query.ts';

/**
 * How much a word counts by where it stands. What somebody chose as a name for the whole says most about it: the title, then the name of the
 * file, then what code defines, tags and headings. An author is often a common name. Folders name what is around a document rather than the document.
 * Parts of identifiers are guesses, so they count less than a word that is really there.
 */
export const fieldWeights: FieldWeights = {
  title: 8,
  name: 6,
  symbols: 4,
  tags: 4,
  headings: 3,
  from: 3,
  to: 2,
  author: 2,
  path: 1.5,
  body: 1,
  extraTerms: 0.5,
};
