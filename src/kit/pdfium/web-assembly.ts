/** A compiled program. */
export interface WasmModule {
  readonly kind?: 'module';
}
export interface WasmInstance {
  readonly exports: object;
}
/** Functions by module and name. */
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface WebAssembly {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  readonly Instance: new (compiled: WasmModule, imports: WasmImports) => WasmInstance;
  readonly RuntimeError: ErrorConstructor;
}

/** What we use of WebAssembly; TypeScript knows it only from browsers. */
export const webAssembly: WebAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssembly }).WebAssembly;
