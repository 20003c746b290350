import { watch } from 'node:fs';
import { urlName } from '../../../plugin/file-url.ts';
import { systemPath } from '../folder.ts';
import { placeOf, scopesAbove } from '../place.ts';
import { createPacer } from './pacer.ts';
import type { RootWatcher } from './root-watcher.ts';

/** Watches a root that is a file, through its folder, because saving may replace the file. */
export const watchFile: RootWatcher = async (root, outlet) => {
  const pacer = createPacer(async () => outlet.changed([root]));
  const name = urlName(root);
  const watcher = watch(systemPath(placeOf(scopesAbove(root).at(-1) ?? root)), (_, changed) => {
    if (changed === null || changed === name) pacer.nudge();
  });
  watcher.on('error', (error) => outlet.lost(error));
  return {
    blind: [],
    close: async () => {
      pacer.close();
      watcher.close();
    },
  };
};
