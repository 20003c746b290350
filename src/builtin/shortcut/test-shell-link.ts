/** A shortcut of Windows to a file on a local disk, for tests. */
export function shellLink(target: string, description: string): Buffer {
  const header = Buffer.alloc(0x4c);
  header.writeUInt32LE(0x4c, 0);
  // An ID list, LinkInfo, a description, a relative path, and Unicode.
  header.writeUInt32LE(0x1 | 0x2 | 0x4 | 0x8 | 0x80, 20);
  const idList = Buffer.from([2, 0, 0, 0]);
  const path = Buffer.from(`${target}\0`, 'latin1');
  const info = Buffer.alloc(28);
  for (const [index, value] of [28 + path.length + 1, 28, 1, 0, 28, 0, 28 + path.length].entries()) info.writeUInt32LE(value, index * 4);
  return Buffer.concat([header, idList, info, path, Buffer.from([0]), string(description), string('..\\a.txt')]);
}

function string(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  return Buffer.concat([length, Buffer.from(text, 'utf16le')]);
}
