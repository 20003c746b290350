/** Makes a compound file of version 3 with these streams; `/` in a name makes storages. For tests only. */
export function makeCompoundFile(streams: Readonly<Record<string, Uint8Array | string>>): Buffer {
  const nodes = nodesOf(streams);
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const mini: Buffer[] = [];
  const miniTable: number[] = [];
  for (const node of nodes) {
    if (node.data === undefined) continue;
    const isSmall = node.data.length < 4096;
    node.start =
      node.data.length === 0 ? endOfChain : chain(isSmall ? mini : sectors, isSmall ? miniTable : table, node.data, isSmall ? 64 : 512);
  }
  const root = nodes[0]!;
  root.data = Buffer.concat(mini);
  root.start = mini.length === 0 ? endOfChain : chain(sectors, table, root.data, 512);
  const miniStart = miniTable.length === 0 ? endOfChain : chain(sectors, table, numbers(miniTable), 512);
  const directoryStart = chain(sectors, table, Buffer.concat(nodes.map(directoryEntry)), 512);
  const tableSectors = Math.ceil((table.length + 1) / 127);
  const ids = Array.from({ length: tableSectors }, () => table.push(0xffff_fffd) - 1);
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt32LE(0x0003_003e, 24);
  header.writeUInt32LE(0x0009_fffe, 28);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(miniStart, 60);
  header.writeUInt32LE(miniTable.length === 0 ? 0 : 1, 64);
  header.writeUInt32LE(endOfChain, 68);
  ids.forEach((id, index) => header.writeUInt32LE(id, 76 + index * 4));
  return Buffer.concat([header, ...sectors, padded(numbers(table), 512 * tableSectors, 0xff)]);
}

interface Node {
  readonly name: string;
  readonly isRoot: boolean;
  data: Buffer | undefined;
  start: number;
  next: number;
  child: number;
}

const endOfChain = 0xffff_fffe;
const none = 0xffff_ffff;

const node = (name: string, data?: Uint8Array | string): Node => ({
  name,
  isRoot: name === 'Root Entry',
  data: data === undefined ? undefined : Buffer.from(data),
  start: endOfChain,
  next: none,
  child: none,
});

function nodesOf(streams: Readonly<Record<string, Uint8Array | string>>): Node[] {
  const nodes = [node('Root Entry')];
  const known = new Map([['', 0]]);
  const add = (path: string, data?: Uint8Array | string): number => {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, slash));
    const parent = nodes[known.get(folder) ?? add(folder)]!;
    const made = node(path.slice(slash + 1), data);
    made.next = parent.child;
    parent.child = nodes.push(made) - 1;
    known.set(path, parent.child);
    return parent.child;
  };
  for (const [path, data] of Object.entries(streams)) add(path, data);
  return nodes;
}

function chain(sectors: Buffer[], table: number[], data: Buffer, size: number): number {
  const start = sectors.length;
  for (let at = 0; at < data.length; at += size) {
    sectors.push(padded(data.subarray(at, at + size), size, 0));
    table.push(at + size < data.length ? sectors.length : endOfChain);
  }
  return start;
}

function directoryEntry({ name, isRoot, data, start, next, child }: Node): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 62, 'utf16le');
  entry.writeUInt16LE(2 * name.length + 2, 64);
  entry.writeUInt8(isRoot ? 5 : data === undefined ? 1 : 2, 66);
  entry.writeUInt32LE(none, 68);
  entry.writeUInt32LE(next, 72);
  entry.writeUInt32LE(child, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(data?.length ?? 0, 120);
  return entry;
}

const numbers = (values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);

const padded = (data: Buffer, size: number, fill: number): Buffer =>
  Buffer.concat([data, Buffer.alloc(Math.max(0, size - data.length), fill)]);
