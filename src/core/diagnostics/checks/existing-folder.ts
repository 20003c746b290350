import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The directory, or where it would be made: the nearest folder above it that exists. */
export function existingFolder(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (folder === dirname(folder) || statSync(folder, { throwIfNoEntry: false })) return folder;
  }
}
