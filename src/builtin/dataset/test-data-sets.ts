import { deflateSync } from 'node:zlib';

/** Tables of each program, with a text, a number with a named value, and a date. For tests only. */
function bytesOf(
  ...parts: readonly (string | Buffer | readonly [size: 1 | 2 | 4 | 8, value: number] | readonly [text: string, width: number])[]
): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part);
      if (Buffer.isBuffer(part)) return part;
      const [first, second] = part as readonly [number | string, number];
      return typeof first === 'string' ? fixed(first, second) : int(first, second);
    }),
  );
}

function int(size: number, value: number): Buffer {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigInt64LE(BigInt(value));
  else bytes.writeIntLE(value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value, 0, size);
  return bytes;
}

function fixed(text: string, width: number, filler = 0): Buffer {
  const bytes = Buffer.alloc(width, filler);
  Buffer.from(text).copy(bytes);
  return bytes;
}

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

const list = (texts: readonly string[], width: number): Buffer => Buffer.concat(texts.map((text) => fixed(text, width)));

/** 22,000 days after 1960. */
export const testDay = '2020-03-26';
const rows = ['Ann', 'Bé'];
const labels = bytesOf([4, 2], [4, 7], [4, 0], [4, 4], [4, 1], [4, 2], 'Yes\0No\0');

/** Stata 14: with a long string for the first row. */
export function makeStata(): Buffer {
  const names = ['name', 'answer', 'day', 'remark'];
  const variables = [
    bytesOf('<variable_types>', [2, 4], [2, 65_530], [2, 65_526], [2, 32_768], '</variable_types>'),
    bytesOf('<varnames>', list(names, 129), '</varnames>'),
    bytesOf('<sortlist>', Buffer.alloc(10), '</sortlist>'),
    bytesOf('<formats>', list(['%4s', '%8.0g', '%td', '%9s'], 57), '</formats>'),
    bytesOf('<value_label_names>', list(['', 'yesno', '', ''], 129), '</value_label_names>'),
    bytesOf('<variable_labels>', list(['Who it is', '', '', ''], 321), '</variable_labels>'),
    bytesOf('<characteristics></characteristics>'),
    bytesOf(
      '<data>',
      ...rows.flatMap((name, row) => [
        fixed(name, 4),
        int(1, row + 1),
        double(22_000),
        int(2, row === 0 ? 4 : 0),
        int(4, row === 0 ? 1 : 0),
        int(2, 0),
      ]),
      '</data>',
    ),
    bytesOf('<strls>', 'GSO', [4, 4], [8, 1], [1, 130], [4, 7], 'longer\0', '</strls>'),
    bytesOf('<value_labels><lbl>', [4, labels.length], ['yesno', 129], Buffer.alloc(3), labels, '</lbl></value_labels>'),
  ];
  const head = bytesOf(
    '<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>',
    [2, 4],
    '</K><N>',
    [8, 2],
    '</N><label>',
    [2, 9],
    'The title',
    '</label><timestamp>',
    [1, 17],
    '01 May 2024 10:00',
    '</timestamp></header>',
  );
  const mapSize = 5 + 14 * 8 + 6;
  let at = head.length + mapSize;
  const places = variables.map((part) => {
    at += part.length;
    return at - part.length;
  });
  const map = bytesOf('<map>', ...[0, head.length, ...places, at, at + 12].map((place) => [8, place] as const), '</map>');
  return Buffer.concat([head, map, ...variables, Buffer.from('</stata_dta>')]);
}

/** Stata 10 to 12. */
export function makeOlderStata(): Buffer {
  return bytesOf(
    Buffer.from([114, 2, 1, 0]),
    [2, 3],
    [4, 2],
    ['The title', 81],
    ['01 May 2024 10:00', 18],
    Buffer.from([4, 251, 255]),
    list(['name', 'answer', 'day'], 33),
    Buffer.alloc(8),
    list(['%4s', '%8.0g', '%td'], 49),
    list(['', 'yesno', ''], 33),
    list(['Who it is', '', ''], 81),
    [1, 1],
    [4, 3],
    'abc',
    Buffer.alloc(5),
    ...rows.flatMap((name, row) => [fixed(name, 4), int(1, row + 1), double(22_000)]),
    [4, labels.length],
    ['yesno', 33],
    Buffer.alloc(3),
    labels,
  );
}

/** SPSS: not compressed, by codes, or these in blocks. */
export function makeSpss(compression: 0 | 1 | 2): Buffer {
  const blank = (text: string, width: number): Buffer => fixed(text, width, 0x20);
  const variable = (name: string, width: number, format: number, label?: string): Buffer =>
    bytesOf(
      [4, 2],
      [4, width],
      [4, label === undefined ? 0 : 1],
      [4, 0],
      [4, format << 16],
      [4, format << 16],
      blank(name, 8),
      ...(label === undefined ? [] : [int(4, label.length), fixed(label, Math.ceil(label.length / 4) * 4)]),
    );
  const extension = (number: number, text: string): Buffer => bytesOf([4, 7], [4, number], [4, 1], [4, Buffer.byteLength(text)], text);
  const header = bytesOf(
    compression === 2 ? '$FL3' : '$FL2',
    blank('@(#) SPSS DATA FILE', 60),
    [4, 2],
    [4, 4],
    [4, compression],
    [4, 0],
    [4, 2],
    double(100),
    '01 May 24',
    '10:00:00',
    blank('The title', 64),
    Buffer.alloc(3),
    variable('NAME', 10, 1, 'Who it is'),
    variable('', -1, 1),
    variable('ANSWER', 0, 5),
    variable('DAY', 0, 20),
    [4, 3],
    [4, 2],
    double(1),
    [1, 3],
    fixed('Yes', 7),
    double(2),
    [1, 2],
    fixed('No', 7),
    [4, 4],
    [4, 1],
    [4, 3],
    [4, 6],
    [4, 1],
    blank('A remark', 80),
    extension(13, 'NAME=FullName\tANSWER=TheAnswer'),
    extension(20, 'UTF-8'),
    [4, 999],
    [4, 0],
  );
  const day = double((Date.UTC(2020, 2, 26) - Date.UTC(1582, 9, 14)) / 1000);
  if (compression === 0) return Buffer.concat([header, ...rows.flatMap((name, row) => [blank(name, 16), double(row + 1), day])]);
  const codes = bytesOf(
    Buffer.from([253, 254, 101, 253, 253, 254, 102, 255]),
    blank('Ann', 8),
    day,
    blank('Bé', 8),
    Buffer.from([252, 0, 0, 0, 0, 0, 0, 0]),
  );
  if (compression === 1) return Buffer.concat([header, codes]);
  const packed = deflateSync(codes);
  const trailerAt = header.length + 24 + packed.length;
  const block = bytesOf([8, header.length], [8, header.length + 24], [4, codes.length], [4, packed.length]);
  return Buffer.concat([
    header,
    bytesOf([8, header.length], [8, trailerAt], [8, 48]),
    packed,
    bytesOf([8, -100], [8, 0], [4, 4096], [4, 1]),
    block,
  ]);
}

export function makeDbase(): Buffer {
  const field = (name: string, kind: string, length: number): Buffer =>
    bytesOf([name, 11], kind, Buffer.alloc(4), [1, length], Buffer.alloc(15));
  const fields = [field('NAME', 'C', 6), field('ANSWER', 'N', 4), field('DAY', 'D', 8), field('GONE', 'M', 10)];
  const head = bytesOf(
    Buffer.from([3, 124, 5, 1]),
    [4, 3],
    [2, 33 + fields.length * 32],
    [2, 29],
    Buffer.alloc(17),
    [1, 3],
    Buffer.alloc(2),
  );
  const row = (mark: string, name: Buffer): Buffer => bytesOf(mark, name, ' 1.5', '20200326', Buffer.alloc(10, 0x20));
  return Buffer.concat([
    head,
    ...fields,
    Buffer.from([13]),
    row(' ', Buffer.from('Ann   ')),
    row('*', Buffer.from('Zed   ')),
    row(' ', Buffer.from('B\xe9    ', 'latin1')),
    Buffer.from([26]),
  ]);
}

/** SAS on a machine of 32 or 64 bits, its rows on the page or compressed in subheaders. */
export function makeSas({ isWide = false, packedRows = [] as readonly Buffer[], method = '' } = {}): Buffer {
  const width = isWide ? 8 : 4;
  const header = Buffer.alloc(1024);
  Buffer.from('c2ea8160b31411cfbd92080009c7318c181f1011', 'hex').copy(header, 12);
  if (isWide) header[32] = 0x33;
  header[37] = 1;
  header[70] = 20;
  header.write('PEOPLE', 92);
  header.writeDoubleLE(1_000_000_000, 164);
  header.writeUInt32LE(1024, 196);
  header.writeUInt32LE(4096, 200);
  header.writeUInt32LE(1, 204);
  header.write('9.0401M5', 216 + (isWide ? 4 : 0));
  const word = (value: number): Buffer => int(width, value);
  const signature = (value: number): Buffer => (isWide ? bytesOf([4, value], [4, value === 0xf7f7f7f7 ? 0 : 0xffffffff]) : int(4, value));
  const text = `....${method.padEnd(12)}NAMEDAYWho it isDATE`;
  const place = (part: string): Buffer => bytesOf([2, 0], [2, text.indexOf(part)], [2, part.length]);
  const subheaders = [
    bytesOf(signature(0xf7f7f7f7), Buffer.alloc(4 * width), word(16), word(2), Buffer.alloc(8 * width), word(2), Buffer.alloc(40)),
    bytesOf(signature(0xfffffffd), text),
    bytesOf(signature(0xffffffff), Buffer.alloc(8), place('NAME'), [2, 0], place('DAY'), [2, 0], Buffer.alloc(width + 4)),
    bytesOf(
      signature(0xfffffffc),
      Buffer.alloc(8),
      word(8),
      [4, 8],
      [2, 0],
      [1, 2],
      [1, 0],
      word(0),
      [4, 8],
      [2, 0],
      [1, 1],
      [1, 0],
      Buffer.alloc(4 + width),
    ),
    bytesOf(signature(0xfffffbfe), Buffer.alloc(22 + 2 * width), Buffer.alloc(6), place('Who it is'), Buffer.alloc(8)),
    bytesOf(signature(0xfffffbfe), Buffer.alloc(22 + 2 * width), place('DATE'), Buffer.alloc(14)),
  ];
  const page = Buffer.alloc(4096);
  const all = [...subheaders, ...packedRows];
  const at = isWide ? 32 : 16;
  const pointerSize = isWide ? 24 : 12;
  bytesOf([2, packedRows.length > 0 ? 0 : 0x200], [2, all.length], [2, all.length]).copy(page, at);
  let end = 4096;
  for (const [index, part] of all.entries()) {
    end -= part.length;
    part.copy(page, end);
    bytesOf(word(end), word(part.length), [1, index < subheaders.length ? 0 : 4], [1, index < subheaders.length ? 0 : 1]).copy(
      page,
      at + 8 + index * pointerSize,
    );
  }
  const rowsAt = at + 8 + all.length * pointerSize;
  if (packedRows.length === 0)
    for (const [row, name] of rows.entries()) bytesOf(double(22_000), fixed(name, 8, 0x20)).copy(page, rowsAt + (rowsAt % 8) + row * 16);
  return Buffer.concat([header, page]);
}

export const packedSasRows = {
  /** A copy of eight bytes, a copy of the name, blanks. */
  SASYZCRL: rows.map((name) =>
    Buffer.concat([
      Buffer.from([0x87]),
      double(22_000),
      Buffer.from([0x80 + Buffer.byteLength(name) - 1]),
      Buffer.from(name),
      Buffer.from([0xe0 + 8 - Buffer.byteLength(name) - 2]),
    ]),
  ),
  /** Five zeros as a run; blanks as a copy of what came before. */
  SASYZCR2: rows.map((name) => {
    const tail = fixed(name, 8, 0x20);
    return Buffer.concat([
      Buffer.from([0x80, 0x10]),
      Buffer.from([0x02, 0]),
      double(22_000).subarray(5),
      tail.subarray(0, 7),
      Buffer.from([0x20]),
    ]);
  }),
};
