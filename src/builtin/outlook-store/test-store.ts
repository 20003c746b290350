import { deflateSync } from 'node:zlib';
import { encodeBlock } from './database/decode-block.ts';
import { propertyTypes } from '../../kit/mapi/properties.ts';
import { ids } from '../../kit/mapi/property-ids.ts';

export interface TestProperty {
  readonly id: number;
  readonly value: string | number | Date | Buffer;
  readonly type?: number;
  /** In a node of its own. */
  readonly isLong?: boolean;
}

export type TestForm = 'ansi' | 'unicode' | 'large';

export interface TestForms {
  readonly form?: TestForm;
  readonly isEncoded?: boolean;
}

interface TestNode {
  readonly id: number;
  readonly data: number;
  readonly subnodes: number;
  readonly parent: number;
}

function int(value: number, size: number): Buffer {
  const number = Buffer.alloc(size);
  number.writeUIntLE(value, 0, Math.min(6, size));
  return number;
}
const ints = (size: number, ...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => int(value, size)));

function heap(kind: number, pieces: readonly Buffer[]): Buffer {
  const starts = pieces.map((_, index) => 12 + Buffer.concat(pieces.slice(0, index)).length);
  const body = Buffer.concat(pieces);
  const head = Buffer.concat([int(12 + body.length, 2), Buffer.from([0xec, kind]), int(0x20, 4), Buffer.alloc(4)]);
  return Buffer.concat([head, body, ints(2, pieces.length, 0, ...starts, 12 + body.length)]);
}

/** Writes stores of Outlook with one page for each tree. For tests only. */
export function createTestStore({ form = 'unicode', isEncoded = true }: TestForms = {}) {
  const idSize = form === 'ansi' ? 4 : 8;
  const pageSize = form === 'large' ? 4096 : 512;
  const blocks: { readonly id: number; readonly bytes: Buffer; readonly fullSize: number }[] = [];
  const nodes: TestNode[] = [];
  let nextBlock = 4;
  let nextSubnode = 0x8001;

  function addBlock(bytes: Buffer, isInternal = false): number {
    const id = nextBlock + (isInternal ? 2 : 0);
    nextBlock += 4;
    const encoded = isEncoded && !isInternal ? encodeBlock(bytes) : bytes;
    blocks.push({ id, bytes: encoded, fullSize: encoded.length });
    return id;
  }

  /** Data in one block, or in several with a list of them. */
  function addData(bytes: Buffer, size = 4000): number {
    if (bytes.length <= size) return addBlock(bytes);
    const parts: number[] = [];
    for (let at = 0; at < bytes.length; at += size) parts.push(addBlock(bytes.subarray(at, at + size)));
    return addBlock(Buffer.concat([Buffer.from([1, 1]), int(parts.length, 2), int(bytes.length, 4), ints(idSize, ...parts)]), true);
  }

  /** The half that does not count is not empty. */
  function subnodeId(id: number): Buffer {
    return idSize === 4 ? int(id, 4) : Buffer.concat([int(id, 4), Buffer.from([0xff, 0xff, 0xab, 0xcd])]);
  }

  function addSubnodes(list: readonly TestNode[]): number {
    if (list.length === 0) return 0;
    const head = Buffer.concat([Buffer.from([2, 0]), int(list.length, 2), Buffer.alloc(idSize === 8 ? 4 : 0)]);
    return addBlock(
      Buffer.concat([head, ...list.map(({ id, data, subnodes }) => Buffer.concat([subnodeId(id), ints(idSize, data, subnodes)]))]),
      true,
    );
  }

  function stored({ value, type }: TestProperty): { readonly type: number; readonly bytes: Buffer } {
    if (typeof value === 'number') return { type: propertyTypes.int32, bytes: int(value, 4) };
    if (value instanceof Date) {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE((BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n);
      return { type: propertyTypes.time, bytes };
    }
    if (typeof value !== 'string') return { type: type ?? propertyTypes.binary, bytes: value };
    return form === 'ansi'
      ? { type: propertyTypes.string8, bytes: Buffer.from(value, 'latin1') }
      : { type: propertyTypes.unicode, bytes: Buffer.from(value, 'utf16le') };
  }

  /** Data of a node that holds properties; its subnodes are added to `subnodes`. */
  function properties(list: readonly TestProperty[], subnodes: TestNode[]): number {
    const values: Buffer[] = [];
    const records = list.map((property) => {
      const { type, bytes } = stored(property);
      const isInline = typeof property.value === 'number';
      let at = isInline ? bytes.readUInt32LE() : (values.length + 3) << 5;
      if (property.isLong === true) {
        at = (nextSubnode << 5) | 0x1f;
        nextSubnode += 1;
        subnodes.push({ id: at, data: addData(bytes), subnodes: 0, parent: 0 });
      } else if (!isInline) values.push(bytes);
      return Buffer.concat([ints(2, property.id, type), int(at, 4)]);
    });
    const tree = Buffer.concat([Buffer.from([0xb5, 2, 6, 0]), int(0x40, 4)]);
    return addBlock(heap(0xbc, [tree, Buffer.concat(records), ...values]));
  }

  /** A table of recipients: kind, name, address. */
  function recipients(rows: readonly (readonly [kind: number, name: string, address: string])[]): TestNode {
    const textType = form === 'ansi' ? propertyTypes.string8 : propertyTypes.unicode;
    const columns = [
      [propertyTypes.int32, ids.recipientType],
      [textType, ids.displayName],
      [textType, ids.smtpAddress],
    ].map(([type, id], index) => Buffer.concat([ints(2, type ?? 0, id ?? 0, 4 + index * 4), Buffer.from([4, index])]));
    const rowSize = 17;
    const header = Buffer.concat([Buffer.from([0x7c, 3]), ints(2, 16, 16, 16, rowSize), ints(4, 0x40, 0x80, 0), ...columns]);
    const texts: Buffer[] = [];
    const place = (text: string): number => (texts.push(stored({ id: 0, value: text }).bytes) + 4) << 5;
    const data = rows.map(([kind, name, address], index) =>
      Buffer.concat([ints(4, index, kind, place(name), place(address)), Buffer.from([0xe0])]),
    );
    const keys = rows.map((_, index) => Buffer.concat([int(index, 4), int(index, form === 'ansi' ? 2 : 4)]));
    const index = Buffer.concat([Buffer.from([0xb5, 4, form === 'ansi' ? 2 : 4, 0]), int(0x60, 4)]);
    return {
      id: 0x692,
      data: addBlock(heap(0x7c, [header, index, Buffer.concat(keys), Buffer.concat(data), ...texts])),
      subnodes: 0,
      parent: 0,
    };
  }

  function node(id: number, parent: number, list: readonly TestProperty[], inner: readonly TestNode[] = []): TestNode {
    const subnodes = [...inner];
    const data = properties(list, subnodes);
    return { id, parent, data, subnodes: addSubnodes(subnodes) };
  }

  function page(entries: readonly Buffer[]): Buffer {
    const made = Buffer.alloc(pageSize);
    Buffer.concat(entries).copy(made);
    const size = entries[0]?.length ?? 8;
    const at = form === 'ansi' ? 496 : form === 'large' ? 4056 : 488;
    if (form === 'large') Buffer.concat([ints(2, entries.length, 99), Buffer.from([size, 0])]).copy(made, at);
    else Buffer.from([entries.length, 99, size, 0]).copy(made, at);
    return made;
  }

  function wholeStore(): Buffer {
    const header = Buffer.alloc(1024);
    header.write('!BDN', 'latin1');
    header.writeUInt16LE(form === 'ansi' ? 14 : form === 'large' ? 36 : 23, 10);
    const pages = 1024 + pageSize * 2;
    let at = pages;
    const places = blocks.map(({ id, bytes: data, fullSize }) => {
      const entry = Buffer.concat([
        ints(idSize, id, at),
        ints(2, data.length, form === 'large' ? fullSize : 1),
        Buffer.alloc(idSize === 8 ? 4 : 0),
      ]);
      at += data.length;
      return entry;
    });
    const sorted = nodes.toSorted((one, other) => one.id - other.id);
    const listed = sorted.map(({ id, data, subnodes, parent }) =>
      Buffer.concat([ints(idSize, id, data, subnodes), int(parent, 4), Buffer.alloc(idSize === 8 ? 4 : 0)]),
    );
    const [nodeAt, blockAt, encodedAt] = form === 'ansi' ? [188, 196, 461] : [224, 240, 513];
    int(1024, idSize).copy(header, nodeAt);
    int(1024 + pageSize, idSize).copy(header, blockAt);
    header[encodedAt] = isEncoded ? 1 : 0;
    return Buffer.concat([header, page(listed), page(places), ...blocks.map((block) => block.bytes)]);
  }

  return {
    node,
    recipients,
    add: (...added: readonly TestNode[]): unknown => nodes.push(...added),
    /** Packs the last block, as stores with large pages may. */
    compressLast() {
      const last = blocks.pop();
      if (last !== undefined) blocks.push({ ...last, bytes: deflateSync(last.bytes) });
    },
    bytes: wholeStore,
  };
}

export const messageDate = new Date('2024-05-01T10:00:00Z');

/** A store with two folders and a message that has an attachment and another message in it. */
export function makeStore(forms: TestForms = {}): Buffer {
  const store = createTestStore(forms);
  const inner = store.node(0x200804, 0, [
    { id: ids.subject, value: 'Inner' },
    { id: ids.body, value: 'inner words' },
  ]);
  const attachment = store.node(0x8025, 0, [
    { id: ids.longName, value: 'a "b".txt' },
    { id: ids.attachType, value: 'text/plain' },
    { id: ids.attachMethod, value: 1 },
    { id: ids.attachment, value: Buffer.from('file '.repeat(3000)), isLong: true },
  ]);
  const embedded = store.node(
    0x8045,
    0,
    [
      { id: ids.attachMethod, value: 5 },
      { id: ids.attachment, value: Buffer.from([4, 8, 0x20, 0, 0, 0, 0, 0]), type: propertyTypes.object },
    ],
    [inner],
  );
  const message = store.node(
    0x200024,
    0x8082,
    [
      { id: ids.subject, value: '\u0001\u0005Re: The subject' },
      { id: ids.representingName, value: 'Smith, Ann' },
      { id: ids.representingSmtp, value: 'ann@example.org' },
      { id: ids.submitTime, value: messageDate },
      { id: ids.displayCc, value: 'Carol; Dave' },
      { id: ids.body, value: 'The body é', isLong: true },
      { id: ids.html, value: Buffer.from('<p>The body &eacute;</p>') },
      { id: ids.headers, value: 'Message-ID: <1@example.org>\r\nList-Id: <list.example.org>\r\n' },
    ],
    [
      store.recipients([
        [1, 'Bob', 'bob@example.org'],
        [1, 'Eve', '/o=First/cn=Eve'],
      ]),
      attachment,
      embedded,
    ],
  );
  store.add(
    store.node(0x21, 0x21, [{ id: ids.displayName, value: 'My mail' }]),
    store.node(0x122, 0x122, [{ id: ids.displayName, value: '' }]),
    store.node(0x8022, 0x122, [{ id: ids.displayName, value: 'Top' }]),
    store.node(0x8062, 0x8022, [{ id: ids.displayName, value: 'Inbox' }]),
    store.node(0x8082, 0x8062, [{ id: ids.displayName, value: 'a/b' }]),
    message,
    store.node(0x200044, 0x8062, [
      { id: ids.displayName, value: 'Ann Contact' },
      { id: 0x3a1c, value: '+1 555 0100' },
      { id: ids.rtf, value: Buffer.from('packed') },
    ]),
  );
  if (forms.form === 'large') store.compressLast();
  return store.bytes();
}
