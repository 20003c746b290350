import { makeZip } from '../../kit/zip/test-zip.ts';

type Value = number | string | Buffer | readonly Value[];

/** A message of a protocol buffer; a list makes several fields of one number. For tests only. */
export function message(fields: Readonly<Record<number, Value>>): Buffer {
  const parts = Object.entries(fields).flatMap(([id, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => field(Number(id), one as Value)),
  );
  return Buffer.concat(parts);
}

function field(id: number, value: Value): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(id * 8), varint(value)]);
  const bytes = Buffer.from(value as string);
  return Buffer.concat([varint(id * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

export const reference = (id: number): Buffer => message({ 1: id });

export interface TestObject {
  readonly id: number;
  readonly type: number;
  readonly message: Buffer;
}

/** Objects in one archive, unpacked as Snappy allows: all of it literal. */
export function makeArchive(objects: readonly TestObject[]): Buffer {
  const parts = objects.flatMap((object) => {
    const description = message({ 1: object.id, 2: message({ 1: object.type, 3: object.message.length }) });
    return [varint(description.length), description, object.message];
  });
  return frame(literal(Buffer.concat(parts)));
}

export function frame(chunk: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(chunk.length, 1, 3);
  return Buffer.concat([header, chunk]);
}

function literal(bytes: Buffer): Buffer {
  const tag = Buffer.alloc(4, 0xf8);
  tag.writeUIntLE(bytes.length - 1, 1, 3);
  return Buffer.concat([varint(bytes.length), tag, bytes]);
}

const storage = (id: number, text: string, more: Readonly<Record<number, Value>> = {}): TestObject => ({
  id,
  type: 2001,
  message: message({ 3: text, ...more }),
});
const shape = (id: number, text: number): TestObject => ({
  id,
  type: 2011,
  message: message({ 1: message({ 1: message({}) }), 2: reference(text) }),
});

export function makePages(): Buffer {
  return makeZip([
    {
      name: 'Index/Document.iwa',
      data: makeArchive([
        { id: 1, type: 10_000, message: message({ 4: reference(10) }) },
        storage(10, 'The first paragraph.\nAn anchor\u000e and more.', { 16: message({ 1: message({ 1: 3, 2: reference(11) }) }) }),
        { id: 11, type: 2008, message: message({ 2: reference(12) }) },
        storage(12, 'A footnote'),
        { id: 13, type: 3056, message: message({ 1: 'A comment', 3: reference(14) }) },
        { id: 14, type: 212, message: message({ 1: 'Ann' }) },
        { id: 15, type: 2032, message: message({ 2: 'https://example.org/' }) },
        storage(16, 'A header', { 11: message({ 1: message({ 1: 0, 2: reference(15) }) }) }),
      ]),
    },
    { name: 'Index/DocumentStylesheet.iwa', data: makeArchive([storage(99, 'not text')]) },
    { name: 'Metadata/Properties.plist', data: '<plist><dict><key>Title</key><string>The title</string></dict></plist>' },
  ]);
}

export function makeKeynote(): Buffer {
  return makeZip([
    {
      name: 'Index/Document.iwa',
      data: makeArchive([
        { id: 1, type: 1, message: message({ 2: reference(2) }) },
        { id: 2, type: 2, message: message({ 2: reference(90), 3: message({ 2: [reference(3), reference(4)] }) }) },
        { id: 3, type: 4, message: message({ 2: reference(30) }) },
        { id: 4, type: 4, message: message({ 2: reference(40) }) },
      ]),
    },
    {
      name: 'Index/Slide-2.iwa',
      data: makeArchive([{ id: 40, type: 5, message: message({ 5: reference(41) }) }, placeholder(41, 42), storage(42, 'Second title')]),
    },
    {
      name: 'Index/Slide-1.iwa',
      data: makeArchive([
        { id: 30, type: 5, message: message({ 1: reference(80), 5: reference(31), 7: [reference(33), reference(31)], 27: reference(35) }) },
        placeholder(31, 32),
        storage(32, 'First title'),
        shape(33, 34),
        storage(34, 'A box'),
        { id: 35, type: 15, message: message({ 1: reference(36) }) },
        storage(36, 'What to say'),
      ]),
    },
    {
      name: 'Index/MasterSlide.iwa',
      data: makeArchive([
        { id: 70, type: 6, message: message({ 7: [reference(71), reference(73)] }) },
        placeholder(71, 72),
        storage(72, 'Title Text'),
        shape(73, 74),
        storage(74, 'On every slide'),
      ]),
    },
  ]);
}

function placeholder(id: number, text: number): TestObject {
  return { ...shape(id, text), type: 7 };
}

/** A cell of the current kind: its type, the flags of the fields that follow, and these. */
export function makeCell(type: number, flags: number, ...fields: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 5;
  header[1] = type;
  header.writeUInt32LE(flags, 8);
  return Buffer.concat([header, ...fields]);
}

export const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

export function decimal(significand: bigint, exponent: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(significand < 0n ? -significand : significand);
  bytes.writeBigUInt64LE((BigInt(exponent + 0x1820) << 49n) | (significand < 0n ? 1n << 63n : 0n), 8);
  return bytes;
}

const key = (value: number): Buffer => Buffer.from([value, 0, 0, 0]);

export function makeNumbers(): Buffer {
  const row = [
    makeCell(3, 8, key(1)),
    makeCell(2, 1, decimal(-1375n, -1)),
    makeCell(9, 16, key(2)),
    makeCell(5, 4, double(86_400)),
    makeCell(6, 2, double(1)),
    makeCell(7, 2, double(3661)),
  ];
  const offsets = Buffer.alloc(16, 0xff);
  let at = 0;
  for (const [column, cell] of row.entries()) {
    offsets.writeInt16LE(at / 4, column * 2);
    at += cell.length;
  }
  const older = Buffer.from([4, 0, 3, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
  return makeZip([
    {
      name: 'Index/Document.iwa',
      data: makeArchive([
        { id: 1, type: 1, message: message({ 1: [reference(2), reference(3)] }) },
        { id: 3, type: 2, message: message({ 1: 'Empty' }) },
        { id: 2, type: 2, message: message({ 1: 'Sheet one', 2: reference(4) }) },
        { id: 4, type: 6000, message: message({ 1: message({ 2: reference(2) }), 2: reference(5) }) },
        {
          id: 5,
          type: 6001,
          message: message({
            8: 'Table one',
            4: message({ 3: message({ 1: message({ 1: 0, 2: reference(6) }) }), 4: reference(7), 17: reference(8) }),
          }),
        },
      ]),
    },
    {
      name: 'Index/Tables/Tile.iwa',
      data: makeArchive([
        {
          id: 6,
          type: 6002,
          message: message({
            5: [message({ 1: 0, 6: Buffer.concat(row), 7: offsets, 8: 1 }), message({ 1: 1, 3: older, 4: Buffer.from([0, 0]) })],
          }),
        },
        { id: 7, type: 6005, message: message({ 1: 1, 3: message({ 1: 1, 2: 1, 3: 'plain words' }) }) },
        { id: 8, type: 6005, message: message({ 1: 8, 3: message({ 1: 2, 2: 1, 9: reference(9) }) }) },
        { id: 9, type: 6218, message: message({ 1: reference(20) }) },
        storage(20, 'rich words'),
      ]),
    },
  ]);
}

/** Numbers '09: a table with a menu, a formula and a date, and a text. */
export const xmlOfNumbers = `<?xml version="1.0"?><ls:document><sf:metadata><sf:title><sf:string sfa:string="The title"/></sf:title>
<sf:authors><sf:string sfa:string="Ann, Bob"/></sf:authors><sf:keywords><sf:string sfa:string="one, two"/></sf:keywords></sf:metadata>
<ls:workspace ls:workspace-name="Sheet one"><sf:tabular-model sf:name="Table one"><sf:datasource>
<sf:t sf:ct="0"><sf:ct sfa:s="Name"/></sf:t><sf:t><sf:ct><sf:so><sf:text-body><sf:p>rich<sf:br/>words</sf:p></sf:text-body></sf:so></sf:ct></sf:t>
<sf:d sf:ct="255" sf:cell-date="86400"/><sf:f><sf:fo sf:fs="=A1"/><sf:r><sf:rn sf:v="3702.5999999999999"/></sf:r></sf:f>
<sf:pm><sf:menu-choices><sf:t sfa:ID="c1"><sf:ct sfa:s="Not chosen"/></sf:t><sf:t sfa:ID="c2"><sf:ct sfa:s="Chosen"/></sf:t></sf:menu-choices>
<sf:proxied-cell-ref sfa:IDREF="c2"/></sf:pm></sf:datasource></sf:tabular-model></ls:workspace>
<sf:text-body><sf:p>See <sf:link href="https://example.org/">there</sf:link>.</sf:p></sf:text-body></ls:document>`;

/** Keynote '09: masters stand before the slides. */
export const xmlOfKeynote = `<key:presentation><key:master-slide><key:title-placeholder><sf:p>Title Text</sf:p></key:title-placeholder><sf:p>On every slide</sf:p>
</key:master-slide><key:slide><key:title-placeholder><sf:p>First title</sf:p></key:title-placeholder><sf:p>A box</sf:p><key:notes><sf:p>What to say</sf:p></key:notes></key:slide></key:presentation>`;
