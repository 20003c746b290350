import type { MetadataFields } from '../../plugin/metadata.ts';

/** Metadata that no provider can store: reading it throws. Shows whether what came before it in the same call is undone. */
export const poison: MetadataFields = Object.freeze({
  get title(): string {
    throw new Error('poisoned metadata');
  },
});
