import type { SourceSuggestion } from '../../src/plugin/content-source.ts';

/** A folder that a source proposes. */
export interface SuggestedPath {
  readonly path: string;
  /** `Documents (1,204 files)`. */
  readonly title: string;
}

/** The paths among what the sources propose to add. */
export const pathsOf = (suggestions: readonly SourceSuggestion[]): readonly SuggestedPath[] =>
  suggestions.flatMap(({ title, options }) =>
    Object.values(options)
      .flat()
      .flatMap((path) => (typeof path === 'string' ? [{ path, title }] : [])),
  );
