/** Where the samples of a track are, as the boxes of its `stbl` have it. */
export interface SampleTables {
  /** Size of each sample, or of all. */
  readonly stsz?: Buffer;
  /** From which chunk on there are how many samples in a chunk. */
  readonly stsc?: Buffer;
  /** Where each chunk begins; `co64` in 64 bits. */
  readonly stco?: Buffer;
  readonly co64?: Buffer;
}

export interface SampleRange {
  readonly start: number;
  readonly length: number;
}

const mostSamples = 500_000;

/** The samples in order (ISO/IEC 14496-12, 8.7). Tables that contradict each other end it. */
export function* sampleRanges({ stsz, stsc, stco, co64 }: SampleTables): Generator<SampleRange> {
  const offsets = stco ?? co64;
  if (stsz === undefined || stsc === undefined || offsets === undefined) return;
  const allSize = word(stsz, 1);
  const count = Math.min(mostSamples, word(stsz, 2));
  const chunkCount = word(offsets, 1);
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunkCount && sample < count; chunk += 1) {
    while (run + 1 < word(stsc, 1) && word(stsc, 2 + 3 * (run + 1)) <= chunk + 1) run += 1;
    const inChunk = word(stsc, 2 + 3 * run + 1);
    let start = stco === undefined ? word(offsets, 2 + 2 * chunk) * 2 ** 32 + word(offsets, 3 + 2 * chunk) : word(offsets, 2 + chunk);
    if (inChunk === 0 || start === 0) return;
    for (let index = 0; index < inChunk && sample < count; index += 1, sample += 1) {
      const length = allSize === 0 ? word(stsz, 3 + sample) : allSize;
      if (length > 0) yield { start, length };
      start += length;
    }
  }
}

/** Past the end there are zeros. */
const word = (table: Buffer, index: number): number => (index * 4 + 4 <= table.length ? table.readUInt32BE(index * 4) : 0);
