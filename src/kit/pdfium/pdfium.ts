import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { createMemory, type PdfiumMemory, type PdfiumRuntime } from './pdfium-memory.ts';
import { webAssembly, type WasmImports, type WasmInstance, type WasmModule } from './web-assembly.ts';

/** The functions of PDFium's public headers (`fpdfview.h` and beside it); addresses and handles are numbers. */
export type PdfiumCalls = Omit<WrappedPdfiumModule, 'pdfium'>;

/** An instance of the library, for one document at a time. */
export interface Pdfium {
  readonly call: PdfiumCalls;
  readonly memory: PdfiumMemory;
  /** Handle of the document that these bytes are, 0 where it cannot be opened. The bytes are read in place, never copied as a whole. */
  load(bytes: Uint8Array): number;
  /** Lets go of the bytes, once the document is closed. */
  release(): void;
}

/** No document may make the library need more: what it tries beyond that fails, and only what needed it is not read. */
const mostMemory = 512 * 1024 * 1024;
/** Its memory never shrinks, so an instance that grew above this is given up. */
const keptMemory = 128 * 1024 * 1024;

let program: Promise<WasmModule> | undefined;
let idle: Pdfium | undefined;

/**
 * Lends an instance. It is used again only after work that ended well: what was thrown may have left it broken, and giving it up also frees all
 * that is open in it. Work within work, for a PDF attached to a PDF, gets an instance of its own.
 */
export async function withPdfium(work: (pdfium: Pdfium) => Promise<void>): Promise<void> {
  const pdfium = idle ?? (await createPdfium());
  idle = undefined;
  await work(pdfium);
  pdfium.release();
  if (pdfium.memory.size() <= keptMemory) idle = pdfium;
}

/** Whether the library failed, and not our own code: it ran out of memory or stack, or into a bug of its own. */
export function isPdfiumFailure(error: unknown): boolean {
  return error instanceof webAssembly.RuntimeError || (error instanceof RangeError && error.message.startsWith('Maximum call stack'));
}

async function createPdfium(): Promise<Pdfium> {
  program ??= readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')).then(webAssembly.compile);
  const [{ init }, compiled] = await Promise.all([import('@embedpdf/pdfium'), program]);
  const { pdfium, ...call } = await init(settings(compiled));
  const runtime = pdfium as unknown as PdfiumRuntime;
  call.PDFiumExt_Init();
  const memory = createMemory(runtime);
  return { call, memory, ...createLoader(call, runtime, memory) };
}

/** Settings of the Emscripten runtime. It is silent: what the library prints is about damaged documents, which are reported otherwise. */
function settings(compiled: WasmModule): object {
  return {
    print: silence,
    printErr: silence,
    instantiateWasm(imports: WasmImports, receive: (instance: WasmInstance) => object): object {
      const grow = imports['env']?.['emscripten_resize_heap'] as (size: number) => number;
      const growWithin = (size: number): number => (size >>> 0 > mostMemory ? 0 : grow(size));
      return receive(new webAssembly.Instance(compiled, { ...imports, env: { ...imports['env'], emscripten_resize_heap: growWithin } }));
    },
  };
}

const silence = (): void => undefined;

/** `FPDF_FILEACCESS`: length, function that reads a block, parameter for it. */
function createLoader(call: PdfiumCalls, runtime: PdfiumRuntime, memory: PdfiumMemory): Pick<Pdfium, 'load' | 'release'> {
  let source: Uint8Array = new Uint8Array();
  const readBlock = (_parameter = 0, position = 0, target = 0, size = 0): number => {
    const start = position >>> 0;
    const block = source.subarray(start, start + (size >>> 0));
    memory.write(target, block);
    return block.length === size >>> 0 ? 1 : 0;
  };
  const reader = runtime.addFunction(readBlock, 'iiiii');
  const access = runtime.wasmExports.malloc(12);
  return {
    load(bytes) {
      source = bytes;
      memory.writeWords(access, [bytes.length, reader, 0]);
      return call.FPDF_LoadCustomDocument(access, '');
    },
    release: () => void (source = new Uint8Array()),
  };
}
