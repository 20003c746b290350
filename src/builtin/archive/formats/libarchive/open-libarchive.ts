import type { LibarchiveWasm } from 'libarchive-wasm';
import type { Content } from '../../../../plugin/content.ts';

/** An archive that the library has open. What it says is known until the next call. */
export interface OpenLibarchive {
  next(): LibarchiveEntry | undefined;
  /** Why `next` found no more; empty where there are no more. */
  failure(): string;
}

export interface LibarchiveEntry {
  /** Without what is not ASCII. */
  readonly name: string;
  readonly isFile: boolean;
  readonly isEncrypted: boolean;
  /** Its lower 32 bits; 0 where it is not known. */
  readonly size: number;
  readonly modifiedAt: number;
  /** The next chunk, empty at the end; or, as a string, why there is none. */
  read(): Uint8Array | string;
}

const fileType = 0o100000;
const chunkSize = 1024 ** 2;
const blockSize = 4 * 1024 ** 2;

/** Each archive gets a library of its own: memory of WebAssembly never shrinks, and a damaged archive may leave it broken. */
export async function openLibarchive(content: Content): Promise<OpenLibarchive | undefined> {
  const { default: package_ } = await import('libarchive-wasm');
  const library = await package_.libarchiveWasm({ print: silence, printErr: silence });
  const memory = library.module as Memory;
  const { _malloc: allocate } = memory;
  const bytes = allocate(content.size);
  const buffer = allocate(chunkSize);
  if (bytes === 0 || buffer === 0) return undefined;
  for (let start = 0; start < content.size; start += blockSize)
    memory.HEAPU8.set(await content.bytes({ start, end: start + blockSize }), bytes + start);
  const archive = open(library, bytes, content.size);
  if (archive === undefined) return undefined;

  function read(): Uint8Array | string {
    try {
      const length = library.read_data(archive ?? 0, buffer, chunkSize);
      return memory.HEAPU8.slice(buffer, buffer + length);
    } catch (error) {
      return error instanceof Error && error.message !== '' ? error.message : 'damaged';
    }
  }

  return {
    next() {
      const entry = library.read_next_entry(archive);
      if (entry === 0) return undefined;
      return {
        name: library.entry_pathname(entry),
        isFile: (library.entry_filetype(entry) & 0o170000) === fileType && !library.entry_hardlink(entry),
        isEncrypted: library.entry_is_encrypted(entry) !== 0,
        size: library.entry_size(entry) >>> 0,
        modifiedAt: library.entry_mtime(entry) * 1000,
        read,
      };
    },
    failure: () => library.error_string(archive) ?? '',
  };
}

const silence = (): void => undefined;

/** What we use of the Emscripten runtime. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (size: number) => number;
}

function open(library: LibarchiveWasm, bytes: number, size: number): number | undefined {
  try {
    return library.read_new_memory(bytes, size);
  } catch {
    // It is none of the formats that the library knows.
    return undefined;
  }
}
