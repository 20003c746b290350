import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLastUsed, type LastUsed } from '../last-used.ts';
import type { Rendering } from '../../../plugin/rendering.ts';

type Picture = Pick<Rendering, 'bytes' | 'mimeType'>;

export interface ThumbnailFiles {
  read(name: string): Promise<Picture | undefined>;
  /** Where the disk does not take it, it is made again next time. */
  write(name: string, picture: Picture): Promise<void>;
}

const mostBytes = 64 * 1024 * 1024;

const endings = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/webp': '.webp' } as const;
type MimeType = keyof typeof endings;
const types = Object.keys(endings) as readonly MimeType[];

const folderOf = (dataDirectory: string): string => join(dataDirectory, 'thumbnails');

export async function removeThumbnails(dataDirectory: string): Promise<void> {
  await rm(folderOf(dataDirectory), { recursive: true, force: true });
}

/** Pictures in files, of which those that were used last stay. */
export function createThumbnailFiles(dataDirectory: string, most = mostBytes): ThumbnailFiles {
  const folder = folderOf(dataDirectory);
  let listing: Promise<LastUsed<MimeType>> | undefined;
  const path = (name: string, type: MimeType): string => join(folder, `${name}${endings[type]}`);

  /** What lies there already, the oldest first. */
  async function list(): Promise<LastUsed<MimeType>> {
    const known = createLastUsed<MimeType>(most, (name, type) => void rm(path(name, type), { force: true }).catch(() => {}));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await Promise.all((await readdir(folder)).map((file) => entryOf(folder, file)));
    for (const entry of found.filter((one) => one !== undefined).toSorted((a, b) => a.at - b.at))
      known.set(entry.name, entry.type, entry.size);
    return known;
  }

  const all = (): Promise<LastUsed<MimeType>> => (listing ??= list());

  return {
    async read(name) {
      try {
        const known = await all();
        const mimeType = known.get(name);
        return mimeType && { mimeType, bytes: await readFile(path(name, mimeType)) };
      } catch {
        listing = undefined;
        return undefined;
      }
    },
    async write(name, { bytes, mimeType }) {
      try {
        const known = await all();
        const draft = join(folder, `${name}.tmp`);
        await writeFile(draft, bytes, { mode: 0o600 });
        await rename(draft, path(name, mimeType));
        known.set(name, mimeType, bytes.length);
      } catch {
        listing = undefined;
      }
    },
  };
}

interface Entry {
  readonly name: string;
  readonly type: MimeType;
  readonly size: number;
  readonly at: number;
}

async function entryOf(folder: string, file: string): Promise<Entry | undefined> {
  const type = types.find((known) => file.endsWith(endings[known]));
  const found = await stat(join(folder, file)).catch(() => undefined);
  if (!found) return undefined;
  if (type) return { name: file.slice(0, -endings[type].length), type, size: found.size, at: found.mtimeMs };
  // A draft of a process that ended before it was done.
  await rm(join(folder, file), { force: true, recursive: true });
  return undefined;
}
