import type { CompoundFile } from '../../../kit/compound-file/compound-file.ts';

/** A storage within a compound file, as if it were one of its own. */
export function substorage(file: CompoundFile, path: string): CompoundFile {
  const prefix = `${path}/`;
  return {
    entries: file.entries
      .filter((entry) => entry.path.startsWith(prefix))
      .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })),
    has: (inner) => file.has(prefix + inner),
    stream: (inner) => file.stream(prefix + inner),
    lostStream: () => undefined,
    damage: () => file.damage(),
  };
}
