import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { SourceChange } from '../../../plugin/content-source.ts';
import type { Log } from '../../../plugin/hosts.ts';
import { pathOf, scopesAbove } from '../place.ts';
import type { Scope } from '../place.ts';
import { isMissing } from '../reasons.ts';
import { coalesce } from './coalesce.ts';
import { watchFile } from './file-watcher.ts';
import { isRemote } from './remote.ts';
import type { RootWatch, RootWatcher } from './root-watcher.ts';
import { lookMs, otherMachines, rootGone, troubleOf } from './troubles.ts';
import type { Trouble } from './troubles.ts';
import { folderIdentity } from './watched-folders.ts';

interface Watching {
  readonly watcher: RootWatcher;
  readonly signal: AbortSignal;
  readonly log: Log;
  report(change: SourceChange): void;
}

/** Watches a root while it is there, and again when it is back, until the signal aborts. Reports when it is not. */
export async function watchRoot(root: Scope, watching: Watching): Promise<void> {
  const { report, signal } = watching;
  let known: string | undefined;
  const onWatching = (): void => {
    if (known !== undefined) report({ type: 'changed', urls: [root] });
    known = 'watching';
  };
  while (!signal.aborted) {
    const trouble = await watchOnce(root, watching, onWatching);
    if (trouble === undefined || signal.aborted) continue;
    const { code } = trouble.reason;
    if (code !== known) report({ type: 'blind', url: root, reason: trouble.reason });
    if (code !== known && trouble === rootGone) report({ type: 'changed', urls: [root] });
    known = code;
    await pause(trouble.retryMs, signal);
  }
}

/** Watches until that ends. `undefined`: something else is at this place now, or the signal has aborted. */
async function watchOnce(root: Scope, { watcher, report, signal, log }: Watching, onWatching: () => void): Promise<Trouble | undefined> {
  const causes: unknown[] = [];
  const ending = new AbortController();
  const end = (): void => ending.abort();
  signal.addEventListener('abort', end);
  let watch: RootWatch | undefined;
  try {
    const place = await lookAt(root);
    if (place === undefined) return rootGone;
    watch = await (place.isFile ? watchFile : watcher)(root, {
      signal: ending.signal,
      changed: (scopes) => {
        const urls = coalesce(scopes, root);
        if (urls.length > 0 && !ending.signal.aborted) report({ type: 'changed', urls });
      },
      lost: (cause) => {
        causes.push(...(cause === undefined ? [] : [cause]));
        end();
      },
    });
    report((await isRemote(pathOf(root))) ? { type: 'blind', url: root, reason: otherMachines } : { type: 'watching', url: root });
    for (const blind of watch.blind) report({ type: 'blind', ...blind });
    onWatching();
    while (!ending.signal.aborted && (await lookAt(root))?.identity === place.identity) await pause(lookMs, ending.signal);
    return causes.length > 0 ? troubleOf(causes[0]) : undefined;
  } catch (error) {
    return signal.aborted ? undefined : troubleOf(causes[0] ?? error);
  } finally {
    end();
    signal.removeEventListener('abort', end);
    await watch
      ?.close()
      .catch((error: unknown) => log.warn('A folder is still watched although it should not be.', { error: String(error) }));
  }
}

interface RootPlace {
  /** Of the folder to watch. */
  readonly identity: string;
  readonly isFile: boolean;
}

/** `undefined` when nothing is there. */
async function lookAt(root: Scope): Promise<RootPlace | undefined> {
  try {
    const stats = await stat(pathOf(root));
    if (stats.isDirectory()) return { identity: folderIdentity(stats), isFile: false };
    // A file is replaced when it is saved; its folder stays.
    return { identity: `${folderIdentity(await stat(pathOf(scopesAbove(root).at(-1) ?? root)))} file`, isFile: true };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Ends early when the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
