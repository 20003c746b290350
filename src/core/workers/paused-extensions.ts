import { ExtensionPaused } from '../pipeline/extension-paused.ts';

/** In a worker: the extensions whose jobs are put off, as the engine said. */
export interface PausedExtensions {
  tell(extensions: readonly string[], probes: readonly string[]): void;
  /** Throws where jobs of this extension are put off, except once where it is to be tried. */
  requireRunning(extension: string): void;
}

export function createPausedExtensions(): PausedExtensions {
  let paused = new Set<string>();
  let probes = new Set<string>();
  return {
    tell(extensions, toTry) {
      paused = new Set(extensions);
      probes = new Set([...probes, ...toTry].filter((extension) => paused.has(extension)));
    },
    requireRunning(extension) {
      if (paused.has(extension) && !probes.delete(extension)) throw new ExtensionPaused(extension);
    },
  };
}
