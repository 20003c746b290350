import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { packagesFolder, pluginFolder, projectFolder } from '../loading/find-plugins.ts';
import { trustedProjects } from '../loading/trusted-projects.ts';
import type { Bootstrapped } from '../system.ts';

/** An editor that saves writes several times. */
const settledMs = 300;

interface Place {
  readonly folder: string;
  /** Whether a change of the file of this name means something. */
  matters(name: string): boolean;
  /** It need not be there. */
  readonly optional: boolean;
}

/** Calls `changed` when the user's file or a plugin was changed, one call at a time. Returns its end, which waits for a call that goes on. */
export function follow(boot: Bootstrapped, changed: () => Promise<void>): () => Promise<void> {
  const log = boot.logger.forPlugin('paise2');
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  let ended = false;

  /** Anew after each change: a folder may have come, or be another one of the same name. */
  function watchAll(): void {
    if (ended) return;
    const before = watchers;
    watchers = placesOf(boot).flatMap((place) => watchPlace(place) ?? []);
    for (const watcher of before) watcher.close();
  }

  function watchPlace({ folder, matters, optional }: Place): FSWatcher | undefined {
    try {
      const watcher = watch(folder, (_, name) => {
        if (ended || (name !== null && !matters(name))) return;
        clearTimeout(timer);
        timer = setTimeout(() => void (working = working.then(act)), settledMs);
      });
      return watcher.on('error', () => watcher.close());
    } catch (error) {
      if (!optional) log.warn(`Changes of the configuration are not seen until the next start: ${(error as Error).message}`);
      return undefined;
    }
  }

  async function act(): Promise<void> {
    if (ended) return;
    try {
      await changed();
    } catch (error) {
      log.error(`A change could not be followed: ${(error as Error).message}`);
    }
    watchAll();
  }

  watchAll();
  return async () => {
    ended = true;
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    await working;
  };
}

function placesOf({ request, configurationFile }: Bootstrapped): readonly Place[] {
  const files = pluginFolder(request);
  const records = ['package.json', 'approved.json', 'trusted.json'];
  return [
    {
      folder: dirname(configurationFile),
      matters: (name) => name === basename(configurationFile) || name === basename(files),
      optional: false,
    },
    { folder: files, matters: isCode, optional: true },
    // The data directory is where it appears with the first package.
    { folder: request.dataDirectory, matters: (name) => name === basename(packagesFolder(request)), optional: true },
    { folder: packagesFolder(request), matters: (name) => records.includes(name), optional: true },
    ...trustedProjects(request.dataDirectory).map(({ folder }) => ({ folder: projectFolder(folder), matters: isCode, optional: true })),
  ];
}

const isCode = (name: string): boolean => /\.m?[jt]s$/.test(name);
