import type { MetadataFields } from '../../plugin/metadata.ts';

export interface ShortcutText {
  readonly text: string;
  readonly metadata: MetadataFields;
}
