import { rm } from 'node:fs/promises';
import { temporaryDirectory } from '../hosts/temporary-directory.ts';

/** Works in a fresh, empty directory, which is gone afterwards. */
export async function inNewDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await temporaryDirectory();
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
