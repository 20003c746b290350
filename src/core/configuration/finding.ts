import type { OptionPath } from './json.ts';

/** Something wrong at one place of a text. */
export interface Finding {
  readonly offset: number;
  readonly message: string;
  readonly hint?: string;
}

/** Something wrong with an option; `path` begins with the name of the plugin. */
export interface OptionFinding {
  readonly path: OptionPath;
  /** Whether the key is to blame or what stands after it. */
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}
