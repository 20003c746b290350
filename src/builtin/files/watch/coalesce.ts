import { isWithin, scopesAbove } from '../place.ts';
import type { Scope } from '../place.ts';
import { outermost } from '../plan.ts';

/** More than this in one folder: the folder is listed instead. */
export const mostInFolder = 1_000;
/** More than this in one root: the root is listed instead. */
const mostInRoot = 4_000;

/** The fewest and not too many scopes to list, so that everything at the given ones is listed. All are at or below the root. */
export function coalesce(scopes: Iterable<Scope>, root: Scope): readonly Scope[] {
  const folders = Map.groupBy(outermost(scopes), (scope) => scopesAbove(scope).at(-1) ?? scope);
  const fewer = [...folders].flatMap(([folder, inside]) => (inside.length > mostInFolder && isWithin(folder, root) ? [folder] : inside));
  const outer = outermost(fewer);
  return outer.length > mostInRoot ? [root] : outer;
}
