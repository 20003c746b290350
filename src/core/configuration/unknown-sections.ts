import type { ConfigurationTree } from '../../plugin/configuration-provider.ts';
import type { OptionFinding } from './finding.ts';
import { nearest } from './nearest.ts';
import type { Section } from './section.ts';
import { showKey } from './wording.ts';

/** Top-level keys that are nobody's: misspelled names, and options that were not indented. */
export function unknownSections(sections: readonly Section[], absent: readonly string[], user: ConfigurationTree): OptionFinding[] {
  const names = new Set([...sections.map(({ name }) => name), ...absent]);
  return Object.keys(user)
    .filter((key) => !names.has(key))
    .map((key) => {
      const owner = sections.find(({ shape }) => Object.hasOwn(shape?.properties ?? {}, key));
      const near = nearest(key, names);
      const list = 'See `paise2 plugins list` for the names.';
      const hint = owner ? `It is an option of ${owner.name}: indent it below ${owner.name}:` : near ? `Did you mean ${near}?` : list;
      return { path: [key], part: 'key', message: `there is no plugin called ${showKey(key)}`, hint };
    });
}
