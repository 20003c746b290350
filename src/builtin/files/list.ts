import { existsSync } from 'node:fs';
import type { ListRequest } from '../../plugin/content-source.ts';
import type { ContentSourceHost } from '../../plugin/hosts.ts';
import type { FoundFolder } from './examine.ts';
import { isUnmounted, mountPointsOn, readMountPoints, rememberMountPoints } from './mount-points.ts';
import { openFolder } from './open-folder.ts';
import type { Opening } from './open-folder.ts';
import type { FilesOptions } from './options.ts';
import { createOutlet } from './outlet.ts';
import { canonicalScope, isWithin, pathOf, scopeOf, scopesAbove } from './place.ts';
import type { Scope } from './place.ts';
import { planRoots, planScopes } from './plan.ts';
import type { ListingPlan } from './plan.ts';
import { unavailable } from './reasons.ts';
import { removedRoots, rootScopes } from './roots.ts';
import { createSelection } from './selection.ts';
import type { Selection } from './selection.ts';
import { examineBelow, examineStart } from './start.ts';
import { walkFolders } from './walk.ts';

type DirectoryHost = ContentSourceHost<FilesOptions>;

/** Lists the roots, or the scopes asked for, each in a listing of its own. */
export async function list(host: DirectoryHost, request: ListRequest): Promise<void> {
  const selection = createSelection(host);
  const roots = rootScopes(host.options);
  const scopes = request.scopes?.map(canonicalScope).filter((scope) => scope !== undefined);
  const plans = scopes === undefined ? planRoots(roots, removedRoots(host)) : planScopes(roots, scopes);
  const unmounted = (await readMountPoints(host.state)).filter(isUnmounted).map(scopeOf);
  const mountPoints = new Set<string>();
  for (const plan of plans) await listOne({ host, selection, unmounted, mountPoints }, plan);
  await rememberMountPoints(host.state, mountPoints);
}

/** What the listings of one request share. */
interface ListingRun {
  readonly host: DirectoryHost;
  readonly selection: Selection;
  /** Mount points of disks that are not there. */
  readonly unmounted: readonly Scope[];
  /** Collects those that are. */
  readonly mountPoints: Set<string>;
}

async function listOne({ host, selection, unmounted, mountPoints }: ListingRun, plan: ListingPlan): Promise<void> {
  const outlet = createOutlet(await host.openListing(plan.scope), host.signal);
  const away = unmounted.some((mountPoint) => isWithin(plan.scope, mountPoint));
  const folders: FoundFolder[] = [];

  const kept = away ? [plan.scope] : unmounted.filter((mountPoint) => isWithin(mountPoint, plan.scope));
  for (const scope of kept) outlet.keep(scope, unavailable);
  for (const { scope, root } of away ? [] : plan.starts) {
    const finding = root === undefined ? examineStart(selection, scope) : examineBelow(selection, root, scope);
    if (finding?.type === 'folder') folders.push(finding);
    else if (finding?.type === 'file') outlet.add(finding.entry);
    else if (finding?.type === 'excluded') outlet.exclude(finding.exclusion.code);
    else if (finding?.type === 'failed') outlet.keep(scope, finding.reason);
    else if (root !== undefined && isAway(root)) outlet.keep(scope, unavailable);
  }

  for (const { folder } of folders) for (const path of mountPointsOn(folder.path.slice(0, -1) || '/')) mountPoints.add(path);
  const starts = new Set(folders.map(({ folder }) => folder.url));
  const open = ({ folder }: FoundFolder): Opening | undefined => openFolder(selection, folder);
  await walkFolders({ selection, outlet, starts, open, onMountPoint: (path) => mountPoints.add(path) }, folders);
  await outlet.complete();
}

/**
 * A root that is gone was deleted, and its items go too; but where the folder that it was in is gone as well, it is more likely that a disk
 * is not there. (A mount point that was seen before tells for certain; this is for those that were not.)
 */
function isAway(root: Scope): boolean {
  const parent = scopesAbove(root).at(-1);
  return parent !== undefined && !existsSync(pathOf(root)) && !existsSync(pathOf(parent));
}
