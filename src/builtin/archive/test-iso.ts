import { bytesOf, type TestFile } from './test-files.ts';

const sectorSize = 2048;

export interface TestDisc {
  readonly title: string;
  /** How names beyond `A.TXT` are told. */
  readonly names: 'plain' | 'joliet' | 'rock-ridge';
  readonly files: readonly TestFile[];
  /** Adds a folder `loop` that is the root again. */
  readonly loop?: boolean;
}

/** An image with folders of one level. */
export function makeIso({ title, names, files, loop = false }: TestDisc): Buffer {
  const folders = [...new Set(files.map(({ name }) => folderOf(name)).filter((folder) => folder !== ''))];
  const firstFolder = 20;
  const firstFile = firstFolder + folders.length;
  const places = new Map<TestFile, number>();
  let next = firstFile;
  for (const file of files) {
    places.set(file, next);
    next += Math.ceil(bytesOf(file).length / sectorSize) || 1;
  }
  const image = Buffer.alloc(next * sectorSize);
  const isJoliet = names === 'joliet';
  const record = (name: string, place: number, length: number): Buffer => recordOf({ name, names, place, length });
  const folderRecords = (folder: string): Buffer[] => [
    special(0, folder === '' ? 19 : firstFolder + folders.indexOf(folder), names === 'rock-ridge'),
    special(1, 19, false),
    ...(folder === '' ? folders.map((name, index) => record(`${name}/`, firstFolder + index, sectorSize)) : []),
    ...(folder === '' && loop ? [record('loop/', 19, sectorSize)] : []),
    ...files
      .filter(({ name }) => folderOf(name) === folder)
      .map((file) => record(file.name.slice(file.name.lastIndexOf('/') + 1), places.get(file) ?? 0, bytesOf(file).length)),
  ];
  descriptor({ type: 1, title, isWide: false }).copy(image, 16 * sectorSize);
  if (isJoliet) descriptor({ type: 2, title, isWide: true }).copy(image, 17 * sectorSize);
  descriptor({ type: 255, title: '', isWide: false }).copy(image, 18 * sectorSize);
  for (const [index, folder] of ['', ...folders].entries()) Buffer.concat(folderRecords(folder)).copy(image, (19 + index) * sectorSize);
  for (const [file, place] of places) bytesOf(file).copy(image, place * sectorSize);
  return image;
}

const folderOf = (name: string): string => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

function descriptor({ type, title, isWide }: { readonly type: number; readonly title: string; readonly isWide: boolean }): Buffer {
  const sector = Buffer.alloc(sectorSize);
  sector.writeUInt8(type, 0);
  sector.write('CD001\x01', 1);
  const text = (value: string, length: number): Buffer =>
    isWide ? Buffer.from(value.padEnd(length / 2), 'utf16le').swap16() : Buffer.from(value.padEnd(length));
  text(title, 32).copy(sector, 40);
  if (isWide) sector.write('%/E', 88);
  sector.writeUInt32LE(1000, 80);
  sector.writeUInt16LE(sectorSize, 128);
  sector.writeUInt32LE(19, 140);
  sector.writeUInt32BE(19, 148);
  special(0, 19, false).copy(sector, 156);
  sector.writeUInt8(1, 881);
  text('A PUBLISHER', 128).copy(sector, 318);
  sector.write('2024050112000000', 813);
  return sector;
}

/** The record of a folder itself, or of its parent. */
function special(code: 0 | 1, place: number, marksRockRidge: boolean): Buffer {
  const use = marksRockRidge ? Buffer.from('53500701beef00', 'hex') : Buffer.alloc(0);
  return rawRecord({ name: Buffer.of(code), place, length: sectorSize, isFolder: true, use });
}

interface NamedRecord {
  readonly name: string;
  readonly names: TestDisc['names'];
  readonly place: number;
  readonly length: number;
}

function recordOf({ name, names, place, length }: NamedRecord): Buffer {
  const isFolder = name.endsWith('/');
  const bare = name.replace(/\/$/, '');
  const short = isFolder
    ? 'F'
    : `${bare
        .replaceAll(/[^A-Za-z.]/g, '')
        .slice(0, 12)
        .toUpperCase()};1`;
  const joliet = Buffer.from(isFolder ? bare : `${bare};1`, 'utf16le').swap16();
  const long = Buffer.from(bare);
  const use = names === 'rock-ridge' ? Buffer.concat([Buffer.from('NM'), Buffer.of(long.length + 5, 1, 0), long]) : Buffer.alloc(0);
  return rawRecord({ name: names === 'joliet' ? joliet : Buffer.from(short), place, length, isFolder, use });
}

interface RawRecord {
  readonly name: Buffer;
  readonly place: number;
  readonly length: number;
  readonly isFolder: boolean;
  readonly use: Buffer;
}

function rawRecord({ name, place, length, isFolder, use }: RawRecord): Buffer {
  const nameEnd = 33 + name.length + (1 - (name.length % 2));
  const record = Buffer.alloc(nameEnd + use.length + (use.length % 2));
  record.writeUInt8(record.length, 0);
  record.writeUInt32LE(place, 2);
  record.writeUInt32LE(length, 10);
  Buffer.from([124, 5, 1, 12, 0, 0, 0]).copy(record, 18);
  record.writeUInt8(isFolder ? 2 : 0, 25);
  record.writeUInt8(name.length, 32);
  name.copy(record, 33);
  use.copy(record, nameEnd);
  return record;
}
