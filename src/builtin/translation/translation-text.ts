import type { MetadataFields } from '../../plugin/metadata.ts';

export interface TranslationText {
  readonly text: string;
  readonly metadata: MetadataFields;
}
