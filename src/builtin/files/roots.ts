import type { SystemHost } from '../../plugin/hosts.ts';
import { expandHome } from './home.ts';
import type { FilesOptions } from './options.ts';
import { scopeOf } from './place.ts';
import type { Scope } from './place.ts';

export const rootScopes = (options: FilesOptions): readonly Scope[] => options.roots.map(toScope);

/** Roots that were in the options when the plugin ran last. */
export function removedRoots(host: SystemHost<FilesOptions>): readonly Scope[] {
  const removed = host.configuration.removal('roots');
  return Array.isArray(removed) ? removed.filter((root) => typeof root === 'string').map(toScope) : [];
}

const toScope = (root: string): Scope => scopeOf(expandHome(root));
