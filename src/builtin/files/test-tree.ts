import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filePath } from '../../plugin/file-url.ts';
import type { RecordedListing } from '../../testing/hosts/source-host.ts';
import { directory } from './directory.ts';
import type { FilesOptions } from './options.ts';
import { recordingHost } from './test-host.ts';

/** A temporary folder with these files (path → text; a path that ends in `/` is an empty folder), gone when the test is over. */
export function makeTree(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'paise2-files-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(path.endsWith('/') ? join(root, path) : dirname(join(root, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(root, path), text);
  }
  return root;
}

/** Lists one root, which must yield one complete listing. */
export async function listRoot(root: string, given: Partial<FilesOptions> = {}): Promise<RecordedListing> {
  const host = await recordingHost({ roots: [root], ...given });
  await directory.list(host, {});
  const [listing] = host.listings;
  if (host.listings.length !== 1 || listing?.completed !== true) throw new Error('There should be one complete listing.');
  return listing;
}

/** Paths of what was listed, relative to a folder, in the order of the listing. */
export function listedPaths(listing: RecordedListing, folder: string): readonly string[] {
  return listing.entries.map(({ url }) => filePath(url)?.slice(folder.length + 1) ?? url);
}
