import { realpathSync } from 'node:fs';
import type { SubscribeCallback } from '@parcel/watcher';
import { pathOf } from '../place.ts';
import type { Selection } from '../selection.ts';
import type { RootWatcher } from './root-watcher.ts';
import { scopeOfEvent } from './tree-events.ts';
import { behindLinks, CannotWatch, eventsLost, notInstalled, refused } from './troubles.ts';

export type Subscribe = (folder: string, onEvents: SubscribeCallback) => Promise<{ unsubscribe(): Promise<void> }>;

/** Its native part may be missing. */
async function loadSubscribe(): Promise<Subscribe> {
  return (await import('@parcel/watcher')).default.subscribe;
}

/** Watches a root as one tree, where the system can: FSEvents of macOS, ReadDirectoryChangesW of Windows. */
export function treeWatcher(selection: Selection, load = loadSubscribe): RootWatcher {
  return async (root, outlet) => {
    const subscribe = await load().catch((error: unknown) => {
      throw new CannotWatch(notInstalled(messageOf(error)));
    });
    // Events name real paths.
    const top = realpathSync(pathOf(root));
    const onEvents: SubscribeCallback = (error, events) => {
      if (error !== null) outlet.lost(new CannotWatch(eventsLost));
      else outlet.changed(events.flatMap(({ path }) => scopeOfEvent(selection, { root, top }, path) ?? []));
    };
    const subscription = await subscribe(top, onEvents).catch((error: unknown) => {
      throw new CannotWatch(refused(messageOf(error)));
    });
    return {
      blind: selection.options.followSymlinks ? [{ url: root, reason: behindLinks }] : [],
      close: () => subscription.unsubscribe(),
    };
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
