import type { Suggestion } from '../../../../plugin/paise.ts';
import type { TypedEnd } from './typed-end.ts';

/** The saved searches whose names begin so; `@` may be typed already. */
export function savedSuggestions({ before, typed }: TypedEnd, saved: Readonly<Record<string, string>>): readonly Suggestion[] {
  const beginning = typed.replace(/^@/, '').toLowerCase();
  return Object.keys(saved)
    .filter((name) => name.toLowerCase().startsWith(beginning))
    .toSorted()
    .map((name): Suggestion => ({ kind: 'saved', text: `${before}@${name}`, label: `@${name}` }));
}
