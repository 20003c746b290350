const firstTable = 0x18;
const tableHeader = 8;
const entrySize = 24;
const mostTables = 10_000;

/** Data of one kind in a file that is made of such. Tables tell where they are, each with where the next table is. */
export function readChunks(data: Buffer, kind: string): readonly Buffer[] {
  const chunks: Buffer[] = [];
  const seen = new Set<number>();
  let table = firstTable;
  while (table + tableHeader <= data.length && !seen.has(table) && seen.size < mostTables) {
    seen.add(table);
    const count = data.readUInt16LE(table + 2);
    for (let index = 0; index < count; index += 1) {
      const entry = table + tableHeader + index * entrySize;
      if (entry + entrySize > data.length) break;
      const start = data.readUInt32LE(entry + 16);
      if (data.toString('latin1', entry + 2, entry + 6) === kind) chunks.push(data.subarray(start, start + data.readUInt32LE(entry + 20)));
    }
    table = data.readUInt32LE(table + 4);
  }
  return chunks;
}
