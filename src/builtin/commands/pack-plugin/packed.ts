import { runNpm } from './run-npm.ts';

/** What `npm pack` makes, as it says itself. */
export interface Packed {
  readonly filename: string;
  /** Bytes of the tarball, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** What would be packed. Nothing is written, and no script runs. */
export const previewPackage = (folder: string): Promise<Packed> => pack(folder, ['--dry-run']);

/** Writes the tarball into the folder `target`. */
export const writePackage = (folder: string, target: string): Promise<Packed> => pack(folder, ['--pack-destination', target]);

async function pack(folder: string, more: readonly string[]): Promise<Packed> {
  const printed = JSON.parse(await runNpm(folder, ['pack', '--json', '--ignore-scripts', ...more])) as unknown;
  // npm 12 prints a map by name where those before print a list.
  const [packed] = Object.values(printed as Readonly<Record<string, Packed>>);
  if (!packed) throw new Error('npm pack did not say what it packed.');
  return packed;
}
