import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { SourceChange } from '../../../plugin/content-source.ts';
import type { FilesOptions } from '../options.ts';
import { isWithin, scopeOf } from '../place.ts';
import { recordingHost } from '../test-host.ts';
import { watch } from './watch.ts';

export interface RecordedWatch {
  readonly changes: SourceChange[];
  /** All URLs reported as changed. */
  urls(): readonly string[];
  /** Waits until this is so, and returns how many milliseconds that took. */
  until(what: string, isSo: () => boolean): Promise<number>;
  /** Waits until a listing of what was reported finds this path. */
  untilReported(path: string): Promise<number>;
  /** Forgets what was reported, once nothing comes any more. */
  settle(): Promise<void>;
}

/** Watches until the test is over. Resolves when all roots are watched, or known not to be. */
export async function watchRoots(
  roots: readonly string[],
  given: Partial<FilesOptions> = {},
  watcherOf?: Parameters<typeof watch>[2],
): Promise<RecordedWatch> {
  const ending = new AbortController();
  const changes: SourceChange[] = [];
  const host = await recordingHost({ roots: [...roots], ...given }, { signal: ending.signal });
  const done = watch(host, (change) => changes.push(change), watcherOf);
  onTestFinished(async () => {
    ending.abort();
    await done;
  });
  const urls = (): readonly string[] => changes.flatMap((change) => (change.type === 'changed' ? change.urls : []));
  const until = async (what: string, isSo: () => boolean): Promise<number> => {
    const start = performance.now();
    while (!isSo()) {
      if (performance.now() - start > 15_000) throw new Error(`It never came about: ${what}. Reported was ${JSON.stringify(changes)}`);
      await setTimeout(2);
    }
    return performance.now() - start;
  };
  const recorded: RecordedWatch = {
    changes,
    urls,
    until,
    untilReported: (path) => until(`report of ${path}`, () => urls().some((url) => isWithin(scopeOf(path), url))),
    settle: async () => {
      let before: number;
      do {
        before = changes.length;
        await setTimeout(150);
      } while (changes.length > before);
      changes.length = 0;
    },
  };
  await until('the beginning', () =>
    roots.every((root) => changes.some((change) => change.type !== 'changed' && change.url === scopeOf(root))),
  );
  return recorded;
}
