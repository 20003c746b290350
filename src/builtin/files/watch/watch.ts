import { once } from 'node:events';
import type { SourceChange } from '../../../plugin/content-source.ts';
import type { ContentSourceHost } from '../../../plugin/hosts.ts';
import type { FilesOptions } from '../options.ts';
import { rootScopes } from '../roots.ts';
import { createSelection } from '../selection.ts';
import type { Selection } from '../selection.ts';
import { folderWatcher } from './folder-watcher.ts';
import type { RootWatcher } from './root-watcher.ts';
import { treeWatcher } from './tree-watcher.ts';
import { switchedOff } from './troubles.ts';
import { watchRoot } from './watch-root.ts';

type Report = (change: SourceChange) => void;

/** Reports what may have changed in the roots, until the signal aborts. */
export async function watch(host: ContentSourceHost<FilesOptions>, report: Report, watcherOf = systemWatcher): Promise<void> {
  const { options, signal } = host;
  if (signal.aborted) return;
  const roots = [...new Set(rootScopes(options))];
  if (options.watch && roots.length > 0) {
    const watcher = watcherOf(createSelection(host), roots);
    await Promise.all(roots.map((root) => watchRoot(root, { watcher, report, signal, log: host.log })));
  } else {
    for (const url of roots) report({ type: 'blind', url, reason: switchedOff });
    await once(signal, 'abort');
  }
}

/**
 * Linux has one watch for a folder and knows nothing of trees; there the folders that are listed are watched one by one. Elsewhere the
 * system watches trees.
 */
function systemWatcher(selection: Selection, roots: readonly string[]): RootWatcher {
  return process.platform === 'linux' ? folderWatcher(selection, roots) : treeWatcher(selection);
}
