import type { MetadataFields } from '../../plugin/metadata.ts';

export interface BibliographyEntry {
  /** What the file calls it, if it does. */
  readonly key?: string;
  readonly text: string;
  readonly metadata: MetadataFields;
}

export type ReadEntries = (source: string) => Iterable<BibliographyEntry | string>;
