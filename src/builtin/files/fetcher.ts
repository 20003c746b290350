import { lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import type { ContentFetcher, FetchResult } from '../../plugin/content-fetcher.ts';
import { filePath } from '../../plugin/file-url.ts';
import type { ContentFetcherHost } from '../../plugin/hosts.ts';
import { RejectContent, RetryLater, SkipContent } from '../../plugin/outcomes.ts';
import { isUnmounted, readMountPoints } from './mount-points.ts';
import { canonicalScope, isWithin, pathOf, scopeOf } from './place.ts';
import { failureReason, isMissing, unavailable } from './reasons.ts';
import { fingerprintOf, modifiedAt } from './source-entry.ts';

/** Says where a file's bytes are, which is where the file is. */
export const file: ContentFetcher = { urlSchemes: ['file'], fetch: async (host, { url }) => fetchFile(host, url) };

async function fetchFile(host: ContentFetcherHost, url: string): Promise<FetchResult> {
  const path = filePath(url);
  if (path === undefined) throw new RejectContent('It is on another machine.', 'not-a-file');
  const stats = look(url);
  if (stats === undefined) {
    if (await isAway(host, url)) throw new RetryLater(unavailable.text, tenMinutes);
    return { type: 'gone' };
  }
  if (!stats.isFile()) throw new SkipContent('It is not a regular file.', 'not-a-file');
  const location = { kind: 'file', path, size: stats.size, modifiedAt: modifiedAt(stats) } as const;
  return { type: 'content', location, fingerprint: fingerprintOf(stats) };
}

const tenMinutes = 600_000;

function look(url: string): Stats | undefined {
  try {
    return lstatSync(pathOf(url), { throwIfNoEntry: false });
  } catch (error) {
    if (isMissing(error)) return undefined;
    const { code, text } = failureReason(error);
    if (code === 'unavailable') throw new RetryLater(text, tenMinutes);
    if (code === 'unreadable') throw error;
    throw new RejectContent(text, code);
  }
}

/** What is on a disk that is not mounted is not gone. */
async function isAway(host: ContentFetcherHost, url: string): Promise<boolean> {
  const scope = canonicalScope(url);
  const mountPoints = await readMountPoints(host.state);
  return scope !== undefined && mountPoints.some((path) => isWithin(scope, scopeOf(path)) && isUnmounted(path));
}
