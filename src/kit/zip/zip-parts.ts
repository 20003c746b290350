import { openZip } from './open-zip.ts';
import { readZipEntry, type ZipProblem } from './read-zip-entry.ts';
import { streamZipEntry } from './stream-zip-entry.ts';
import { bytesAsSource, type ZipEntry, type ZipSource } from './zip-entry.ts';

/** A document that is an archive of parts, such as those of office programs. Names are looked up as their programs do: in any case. */
export interface ZipParts {
  /** As they are written, in the order of the archive. */
  names(): readonly string[];
  has(name: string): boolean;
  entry(name: string): ZipEntry | undefined;
  /** `undefined` where there is no such part, or nothing of it can be read. */
  bytes(name: string, mostBytes: number): Promise<Uint8Array | undefined>;
  /** Piece by piece; nothing where there is no such part. */
  stream(name: string): AsyncGenerator<Uint8Array>;
  /** What went wrong so far. */
  problems(): ReadonlySet<ZipProblem>;
}

const mostEntries = 200_000;
const mostProduced = 1024 ** 3;
const heldAsWhole = 64 * 1024 ** 2;
const unpackedAtOnce = 16 * 1024 ** 2;

/** `undefined` where there is no archive. A document is read as a whole, where it is not huge: its parts are many and small. */
export async function openZipParts(document: ZipSource): Promise<ZipParts | undefined> {
  const source = document.size <= heldAsWhole ? bytesAsSource(await document.bytes(0, document.size)) : document;
  const zip = await openZip(source);
  if (zip === undefined) return undefined;
  const entries = new Map<string, ZipEntry>();
  for await (const entry of zip.entries()) {
    if (entries.size >= mostEntries) break;
    if (!entry.isDirectory && !entries.has(keyOf(entry.name))) entries.set(keyOf(entry.name), entry);
  }
  const problems = new Set<ZipProblem>();
  if (zip.damage()) problems.add('damaged');
  let left = mostProduced;

  async function read(entry: ZipEntry, mostBytes: number): Promise<Uint8Array> {
    const { bytes, problem } = await readZipEntry(source, entry, Math.min(mostBytes, left));
    left -= bytes.length;
    if (problem !== undefined) problems.add(problem);
    return bytes;
  }

  return {
    names: () => Array.from(entries.values(), ({ name }) => name),
    has: (name) => entries.has(keyOf(name)),
    entry: (name) => entries.get(keyOf(name)),
    async bytes(name, mostBytes) {
      const entry = entries.get(keyOf(name));
      const bytes = entry && (await read(entry, mostBytes));
      return bytes?.length === 0 && entry?.size !== 0 ? undefined : bytes;
    },
    async *stream(name) {
      const entry = entries.get(keyOf(name));
      if (entry === undefined) return;
      if (entry.size <= unpackedAtOnce && entry.size >= 0) return yield await read(entry, 2 * unpackedAtOnce);
      for await (const chunk of streamZipEntry(source, entry)) {
        left -= chunk.length;
        if (left < 0) return void problems.add('too-large');
        yield chunk;
      }
    },
    problems: () => problems,
  };
}

/** Some programs write `\word\document.xml`. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
