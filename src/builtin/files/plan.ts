import { isWithin, scopesAbove } from './place.ts';
import type { Scope } from './place.ts';

/** One listing: its scope, and where to walk for it. */
export interface ListingPlan {
  readonly scope: Scope;
  readonly starts: readonly Start[];
}

export interface Start {
  readonly scope: Scope;
  /** The root that the start is or lies in; its rules apply from there down. Absent for a scope in no root. */
  readonly root?: Scope;
}

/** Plans the listing of all roots. Roots that were removed are listed too, with what other roots still cover of them. */
export function planRoots(roots: readonly Scope[], removed: readonly Scope[]): readonly ListingPlan[] {
  return outermost([...roots, ...removed]).map((scope) => ({ scope, starts: rootsWithin(roots, scope) }));
}

/** Plans the listing of scopes that somebody asked for. */
export function planScopes(roots: readonly Scope[], scopes: readonly Scope[]): readonly ListingPlan[] {
  return outermost(scopes).map((scope) => {
    const root = innermostRoot(roots, scope);
    const below = rootsWithin(roots, scope).filter((start) => start.scope !== scope);
    return { scope, starts: [root === undefined ? { scope } : { scope, root }, ...below] };
  });
}

/** The root whose rules apply to a scope. */
export function innermostRoot(roots: readonly Scope[], scope: Scope): Scope | undefined {
  return roots.filter((root) => isWithin(scope, root)).toSorted((one, other) => other.length - one.length)[0];
}

/** A root below another one is listed by its own rules, in the listing of the outer one. */
function rootsWithin(roots: readonly Scope[], scope: Scope): readonly Start[] {
  return [...new Set(roots)]
    .filter((root) => isWithin(root, scope))
    .toSorted()
    .map((root) => ({ scope: root, root }));
}

/** Those that are in no other, each once. */
export function outermost(scopes: Iterable<Scope>): readonly Scope[] {
  const all = new Set(scopes);
  return [...all].filter((scope) => !scopesAbove(scope).some((above) => all.has(above)));
}
