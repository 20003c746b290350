import type { Kind } from './kind-names.ts';

/** What a new plugin is to be. */
export interface PluginDraft {
  /** Kebab-case. */
  readonly name: string;
  readonly kind: Kind;
  /** Of the paise2 that it is made with. */
  readonly version: string;
  /** Where npm finds paise2: a range of versions, a folder or a tarball. */
  readonly paise2: string;
}
