import type { PluginCandidate } from './plugin-candidate.ts';

type Needy = Pick<PluginCandidate, 'name' | 'requires'>;

/** The same plugins, each behind those that it requires; else in the order given. Where they go round in circles, as given. */
export function inOrderOfRequirements<Candidate extends Needy>(candidates: readonly Candidate[]): readonly Candidate[] {
  const byName = firstByName(candidates);
  const ordered = new Set<Candidate>();
  const visit = (candidate: Candidate, above: ReadonlySet<Candidate>): void => {
    if (ordered.has(candidate) || above.has(candidate)) return;
    for (const name of candidate.requires ?? []) {
      const required = byName.get(name);
      if (required) visit(required, new Set([...above, candidate]));
    }
    ordered.add(candidate);
  };
  for (const candidate of candidates) visit(candidate, new Set());
  return Array.from(ordered);
}

/** Of those that share a name, the first has it. */
export const firstByName = <Candidate extends Needy>(candidates: readonly Candidate[]): ReadonlyMap<string, Candidate> =>
  new Map(candidates.toReversed().map((candidate) => [candidate.name, candidate]));

/** What is known of the others where it is asked whether one of them can work. */
export interface Company<Candidate extends Needy> {
  /** Those that have their name. */
  readonly byName: ReadonlyMap<string, Candidate>;
  /** Whether a plugin of this name is there, usable or not. */
  isThere(name: string): boolean;
  /** Never asked of one that is in a circle. */
  isUsable(candidate: Candidate): boolean;
}

/** Why a plugin cannot work without another: it is not there, it is not usable, or it requires the first in turn. */
export function requirementProblem<Candidate extends Needy>(
  candidate: Candidate,
  { byName, isThere, isUsable }: Company<Candidate>,
): string | undefined {
  const circle = circleFrom(candidate, byName);
  if (circle) return `Plugins require each other in a circle: ${circle.join(' → ')}.`;
  const missing = (candidate.requires ?? []).find((name) => {
    const required = byName.get(name);
    return !required || !isUsable(required);
  });
  if (missing === undefined) return undefined;
  return isThere(missing)
    ? `It requires the plugin "${missing}", which is disabled or set aside.`
    : `It requires the plugin "${missing}", which is not there. Add it with \`paise2 plugins add\`.`;
}

function circleFrom({ name }: Needy, byName: ReadonlyMap<string, Needy>): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[name]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const next of byName.get(path.at(-1) ?? '')?.requires ?? []) {
      if (next === name) return [...path, next];
      if (!seen.has(next)) paths.push([...path, next]);
      seen.add(next);
    }
  }
  return undefined;
}
