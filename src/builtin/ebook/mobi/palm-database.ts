/** The records of a Palm database (PDB): each begins where the header says and ends where the next one begins. */
export interface PalmDatabase {
  readonly name: string;
  /** Type and creator: `BOOKMOBI`, `TEXtREAd`. */
  readonly kind: string;
  readonly count: number;
  record(index: number): Buffer;
}

const headerSize = 78;
const entrySize = 8;

export function openPalmDatabase(file: Buffer): PalmDatabase | undefined {
  if (file.length < headerSize) return undefined;
  const count = Math.min(file.readUInt16BE(76), Math.floor((file.length - headerSize) / entrySize));
  const start = (index: number): number => (index < count ? file.readUInt32BE(headerSize + index * entrySize) : file.length);
  return {
    name: file.toString('latin1', 0, 32).replace(/\0.*$/s, ''),
    kind: file.toString('latin1', 60, 68),
    count,
    record: (index) => (index < 0 || index >= count ? Buffer.alloc(0) : file.subarray(start(index), start(index + 1))),
  };
}
