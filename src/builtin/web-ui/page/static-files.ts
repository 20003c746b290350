import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Smaller, by gzip; absent where it would not be. */
  readonly packed?: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly etag: string;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

let known: { readonly stamp: string; readonly files: Promise<ReadonlyMap<string, StaticFile>> } | undefined;

/**
 * The files of the page by their path in an address. Only what was found here is ever answered, so no address leads anywhere else. They are
 * read once, and again after the page was built anew. None where it was not built.
 */
export async function loadStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const web = join(folder, 'web');
  const index = await stat(join(web, 'index.html')).catch(() => undefined);
  const stamp = `${web} ${index?.mtimeMs}`;
  if (known?.stamp !== stamp) known = { stamp, files: index ? readFiles(web) : Promise.resolve(new Map()) };
  return known.files;
}

async function readFiles(web: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(web, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [addressOf(web, file), await readStatic(web, file)] as const)));
}

const addressOf = (web: string, file: string): string => file.slice(web.length).replaceAll(sep, '/');

async function readStatic(web: string, file: string): Promise<StaticFile> {
  const bytes = new Uint8Array(await readFile(file));
  const packed = new Uint8Array(await promisify(gzip)(bytes, { level: 9 }));
  return {
    bytes,
    ...(packed.length < bytes.length && { packed }),
    contentType: contentTypes[extname(file)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: addressOf(web, file).startsWith('/assets/'),
  };
}
