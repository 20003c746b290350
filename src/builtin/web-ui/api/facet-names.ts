import type { FacetName } from '../../../plugin/query.ts';

export const facetNames = [
  'type',
  'source',
  'extension',
  'folder',
  'author',
  'tag',
  'language',
  'date',
] as const satisfies readonly FacetName[];
