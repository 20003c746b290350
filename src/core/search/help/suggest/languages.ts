import { facetValues } from './facet-values.ts';
import type { Suggesting } from './suggest-sources.ts';
import type { Value } from './values.ts';

let names: Intl.DisplayNames | undefined;

/** Languages by their code or their English name. */
export async function languageValues(typed: string, suggesting: Suggesting): Promise<readonly Value[]> {
  const sought = typed.toLowerCase();
  const languages = await facetValues('language', suggesting);
  return languages
    .filter(({ value }) => value.startsWith(sought) || nameOf(value).toLowerCase().startsWith(sought))
    .map((counted) => ({ ...counted, label: `${counted.value} (${nameOf(counted.value)})` }));
}

function nameOf(code: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'language' });
  try {
    return names.of(code) ?? code;
  } catch {
    // Documents declare what they like.
    return code;
  }
}
