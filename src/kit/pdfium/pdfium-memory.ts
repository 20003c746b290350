import { webAssembly } from './web-assembly.ts';

/** What we use of the library's runtime (Emscripten). The heap is another array after it grew, so it is looked up each time. */
export interface PdfiumRuntime {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmExports: { malloc(size: number): number; free(address: number): void };
  addFunction(target: (...parameters: number[]) => number, signature: string): number;
}

/** Writes into a buffer of so many bytes as much as fits, and returns how many bytes there are. */
export type BufferReader = (buffer: number, length: number) => number;

/** The library's memory: addresses are offsets into its heap. */
export interface PdfiumMemory {
  /** Bytes of the heap. */
  size(): number;
  /** A copy of bytes. */
  copy(address: number, length: number): Uint8Array;
  write(address: number, bytes: Uint8Array): void;
  writeWords(address: number, words: readonly number[]): void;
  word(address: number): number;
  /** Memory for as long as `use` runs. Where `use` throws, the whole instance is given up, so nothing is freed. */
  lend<T>(size: number, use: (address: number) => T): T;
  utf16(address: number, length: number): string;
  /** Text from a function that ends it with a NUL of two bytes. */
  readUtf16(read: BufferReader): string;
  /** Text of bytes from a function that ends it with a NUL. */
  readBytesText(read: BufferReader): string;
}

const scratchSize = 4096;
/** Titles, values and the like that are longer are taken for damage. */
const longestText = 32 * 1024 * 1024;

export function createMemory(runtime: PdfiumRuntime): PdfiumMemory {
  const scratch = allocate(scratchSize);

  function allocate(size: number): number {
    const address = runtime.wasmExports.malloc(size);
    if (address === 0) throw new webAssembly.RuntimeError(`no room for ${size} bytes`);
    return address;
  }

  function lend<T>(size: number, use: (address: number) => T): T {
    const address = allocate(size);
    const result = use(address);
    runtime.wasmExports.free(address);
    return result;
  }

  const buffer = (address: number, length: number): Buffer => Buffer.from(runtime.HEAPU8.buffer, address >>> 0, Math.max(0, length));
  const view = (): DataView => new DataView(runtime.HEAPU8.buffer);

  function readText(read: BufferReader, encoding: 'utf16le' | 'utf8'): string {
    const terminator = encoding === 'utf16le' ? 2 : 1;
    const length = read(scratch, scratchSize);
    if (length <= terminator || length > longestText) return '';
    const decode = (address: number): string => buffer(address, length - terminator).toString(encoding);
    if (length <= scratchSize) return decode(scratch);
    return lend(length, (address) => {
      read(address, length);
      return decode(address);
    });
  }

  return {
    size: () => runtime.HEAPU8.length,
    copy: (address, length) => Uint8Array.from(buffer(address, length)),
    write: (address, bytes) => runtime.HEAPU8.set(bytes, address >>> 0),
    writeWords(address, words) {
      const target = view();
      for (const [index, word] of words.entries()) target.setUint32(address + 4 * index, word, true);
    },
    word: (address) => view().getUint32(address, true),
    lend,
    utf16: (address, length) => buffer(address, length).toString('utf16le'),
    readUtf16: (read) => readText(read, 'utf16le'),
    readBytesText: (read) => readText(read, 'utf8'),
  };
}
